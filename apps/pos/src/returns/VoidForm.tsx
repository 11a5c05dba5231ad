import { cashOf } from '@counterflow/core'
import { Notice, useText } from '@counterflow/ui'
import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTenderName } from '../paying/TenderName'
import { PanelFrame } from '../selling/PanelFrame'
import { useAmountText } from '../selling/pad/useAmountText'
import { useSelling } from '../selling/useSelling'
import { useSeller } from '../till/TillContext'
import { ReasonField } from './ReasonField'
import type { SaleHistory } from './sale-history'

interface VoidFormProps {
  readonly sale: SaleHistory
  readonly onBack: () => void
}

/** Undoes a sale of this shift, as if it had not been, and says what the customer gets back. */
export function VoidForm({ sale: { ticket }, onBack }: VoidFormProps) {
  const { t } = useText()
  const { till } = useSelling()
  const { staff } = useSeller()
  const amount = useAmountText()
  const name = useTenderName()
  const [reason, setReason] = useState('')
  const [state, setState] = useState<'done' | 'failed'>()
  const undo = async () => {
    const approval = await till.session.ask('void_ticket')
    if (approval === 'denied') return
    const recording = await till.ledger.record(
      (view) => ({
        type: 'ticket_voided',
        shiftId: view.state.shift?.id ?? null,
        payload: { saleId: ticket.saleId, reason: reason.trim() },
      }),
      staff.staffId,
      approval.approvedBy,
    )
    setState(recording.kind === 'recorded' ? 'done' : 'failed')
    if (recording.kind === 'recorded' && cashOf(ticket) !== 0) void till.printing.openDrawer()
  }
  const back = ticket.tenders.filter(({ amount: paid }) => paid !== 0)
  return (
    <PanelFrame title={t('tillSelling.void.title')} onClose={onBack}>
      <Stack>
        <Text size="lg">{t(state === 'done' ? 'tillSelling.void.done' : 'tillSelling.void.body')}</Text>
        {back.map((tender) => (
          <Text key={tender.tenderId} size="xl" fw={600}>
            {t('tillSelling.refund.by', { amount: amount(tender.amount), name: name(tender) })}
          </Text>
        ))}
        {state === 'failed' && (
          <Notice tone="bad" urgent>
            {t('tillSelling.failed.refused')}
          </Notice>
        )}
        {state === 'done' ? (
          <Button size="lg" onClick={onBack}>
            {t('tillSelling.ok')}
          </Button>
        ) : (
          <>
            <ReasonField reason={reason} onReason={setReason} kind="void" />
            <Button size="lg" color="red" disabled={reason.trim() === ''} onClick={() => void undo()}>
              {t('tillSelling.void.title')}
            </Button>
          </>
        )}
      </Stack>
    </PanelFrame>
  )
}

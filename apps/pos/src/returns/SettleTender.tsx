import { type Ticket, tenderState } from '@counterflow/core'
import { Notice, useText } from '@counterflow/ui'
import { Button, Group, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTenderName } from '../paying/TenderName'
import { useAmountText } from '../selling/pad/useAmountText'
import { useSelling } from '../selling/useSelling'
import { useLive } from '../till/live'
import { useSeller } from '../till/TillContext'

interface SettleTenderProps {
  readonly ticket: Ticket
  readonly onSettled: () => void
}

/** Says how it went with what nobody knew, or what was waited for. No card is charged by this (row 14). */
export function SettleTender({ ticket, onSettled }: SettleTenderProps) {
  const { t } = useText()
  const { till } = useSelling()
  const { staff } = useSeller()
  const amount = useAmountText()
  const name = useTenderName()
  const { state } = useLive(till.ledger.view)
  const [reference, setReference] = useState('')
  const [isFailed, setFailed] = useState(false)
  const open =
    state.unsettled.get(ticket.saleId)?.tenders.filter((tender) => tenderState(tender) !== 'paid') ?? []
  if (open.length === 0) return null
  const settle = async (tender: (typeof open)[number], outcome: 'paid' | 'not_paid') => {
    const recording = await till.ledger.record(
      (view) => ({
        type: 'tender_resolved',
        shiftId: view.state.shift?.id ?? null,
        payload: {
          saleId: ticket.saleId,
          tenderId: tender.tenderId,
          outcome,
          reference: reference.trim() === '' ? null : reference.trim(),
        },
      }),
      staff.staffId,
    )
    setFailed(recording.kind !== 'recorded')
    if (recording.kind === 'recorded') onSettled()
  }
  return (
    <Stack>
      <TextInput
        size="lg"
        label={t('tillSelling.card.reference')}
        maxLength={200}
        value={reference}
        onChange={({ currentTarget: { value } }) => setReference(value)}
      />
      {isFailed && (
        <Notice tone="bad" urgent>
          {t('tillSelling.settle.failed')}
        </Notice>
      )}
      {open.map((tender) => {
        const isUnknown = tenderState(tender) === 'unknown'
        return (
          <Notice
            key={tender.tenderId}
            tone="caution"
            title={t(isUnknown ? 'tillSelling.settle.unknown' : 'tillSelling.settle.unpaid', {
              amount: amount(tender.amount),
              name: name(tender),
            })}
          >
            {t(isUnknown ? 'tillSelling.settle.unknownBody' : 'tillSelling.settle.unpaidBody')}
            <Group mt="xs">
              <Button size="lg" onClick={() => void settle(tender, 'paid')}>
                {t('tillSelling.settle.paid')}
              </Button>
              {isUnknown && (
                <Button size="lg" variant="default" onClick={() => void settle(tender, 'not_paid')}>
                  {t('tillSelling.settle.notPaid')}
                </Button>
              )}
            </Group>
          </Notice>
        )
      })}
    </Stack>
  )
}

import { returnableLines } from '@counterflow/core'
import { Notice, useText } from '@counterflow/ui'
import { Button, Stack } from '@mantine/core'
import { IconArrowBackUp, IconBan, IconGift, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { MailReceipt } from '../paying/MailReceipt'
import { printCopy } from '../printing/print-copy'
import { useSelling } from '../selling/useSelling'
import { useLive } from '../till/live'
import { useSeller } from '../till/TillContext'
import type { SaleHistory } from './sale-history'
import classes from './TicketsPage.module.css'

interface SaleDeedsProps {
  readonly sale: SaleHistory
  readonly onReturn: () => void
  readonly onVoid: () => void
}

/** What can be done about a sale: its receipt again, a return, and undoing it within its own shift. */
export function SaleDeeds({ sale: { ticket, event, isVoided, returns }, onReturn, onVoid }: SaleDeedsProps) {
  const { t } = useText()
  const { till } = useSelling()
  const { staff } = useSeller()
  const { state } = useLive(till.ledger.view)
  const [told, tell] = useState<'printed' | 'no_printer' | 'failed' | 'refused'>()
  const isOpen = state.shift?.isOpen ?? false
  const canReturn = !isVoided && isOpen && returnableLines(ticket, returns).some(({ left }) => left > 0)
  const canVoid = !isVoided && isOpen && returns.length === 0 && state.tickets.has(ticket.saleId)
  const reprint = async (isGift: boolean) => {
    if (event === null) return
    const outcome = await printCopy(till, staff.staffId, event, { isGift })
    if (outcome !== 'denied') tell(outcome)
  }
  return (
    <Stack>
      {told !== undefined && told !== 'printed' && (
        <Notice tone="caution" urgent>
          {t(
            told === 'refused'
              ? 'tillSelling.failed.refused'
              : told === 'failed'
                ? 'tillSelling.done.printFailed'
                : 'tillSelling.done.noPrinter',
          )}
        </Notice>
      )}
      {!isOpen && <Notice tone="neutral">{t('tillSelling.shift.closed')}</Notice>}
      <div className={classes.deeds}>
        <Button
          size="lg"
          disabled={!canReturn}
          leftSection={<IconArrowBackUp size={20} aria-hidden />}
          onClick={onReturn}
        >
          {t('tillSelling.return.title')}
        </Button>
        <Button
          size="lg"
          variant="default"
          disabled={event === null || !isOpen}
          leftSection={<IconPrinter size={20} aria-hidden />}
          onClick={() => void reprint(false)}
        >
          {t('tillSelling.receipt.copy')}
        </Button>
        <Button
          size="lg"
          variant="default"
          disabled={event === null || !isOpen}
          leftSection={<IconGift size={20} aria-hidden />}
          onClick={() => void reprint(true)}
        >
          {t('tillSelling.receipt.gift')}
        </Button>
        <Button
          size="lg"
          variant="default"
          disabled={!canVoid}
          leftSection={<IconBan size={20} aria-hidden />}
          onClick={onVoid}
        >
          {t('tillSelling.void.title')}
        </Button>
      </div>
      {isOpen && <MailReceipt saleId={ticket.saleId} customerId={ticket.customer?.id} />}
    </Stack>
  )
}

import { cashOf, changeDue, tenderState } from '@counterflow/core'
import { Notice, useText } from '@counterflow/ui'
import { Button, Group, Text } from '@mantine/core'
import { IconGift, IconPlus, IconPrinter } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { PrintOutcome } from '../printing/printing-port'
import type { CompletedEvent } from '../selling/desk/desk'
import { useAmountText } from '../selling/pad/useAmountText'
import { useSelling } from '../selling/useSelling'
import { useLive } from '../till/live'
import { MailReceipt } from './MailReceipt'
import classes from './PayPage.module.css'

/** The sale is recorded: what the customer gets back, huge, and their receipt. */
export function DonePanel({ event }: { event: CompletedEvent }) {
  const { t } = useText()
  const selling = useSelling()
  const router = useRouter()
  const amount = useAmountText()
  const printed = useLive(selling.printed)
  const [again, setAgain] = useState<PrintOutcome>()
  const { ticket } = event.payload
  const change = changeDue(ticket)
  const cashBack = Math.min(0, cashOf(ticket))
  const print = (isGift: boolean) =>
    void selling.till.printing
      // The first receipt may have come out: whatever is printed after it says that it is a copy.
      .print({ kind: 'ticket', event, isCopy: !isGift && printed === 'printed', isGift })
      .then(setAgain)
  useEffect(() => {
    const press = (pressed: KeyboardEvent) => {
      if (pressed.key !== 'Enter' || pressed.isComposing || pressed.target !== document.body) return
      begin()
    }
    const begin = () => {
      selling.desk.completed.set(undefined)
      void router.navigate({ to: '/sell' })
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [selling, router])
  const outcome = again ?? printed
  return (
    <div className={classes.done}>
      <div role="status" style={{ textAlign: 'center' }}>
        <Text size="xl">
          {t(
            change > 0
              ? 'tillSelling.done.change'
              : cashBack < 0
                ? 'tillSelling.done.cashBack'
                : 'tillSelling.done.paid',
          )}
        </Text>
        <p className={classes.change}>
          {amount(change > 0 ? change : cashBack < 0 ? -cashBack : ticket.total)}
        </p>
        <Text c="dimmed" mt="sm">
          {t('tillSelling.done.receipt', { number: ticket.receiptNumber })}
        </Text>
      </div>
      {ticket.tenders.some((tender) => tenderState(tender) !== 'paid') && (
        <Notice tone="caution">{t('tillSelling.done.unsettled')}</Notice>
      )}
      {outcome === 'failed' && <Notice tone="caution">{t('tillSelling.done.printFailed')}</Notice>}
      {outcome === 'no_printer' && <Notice tone="neutral">{t('tillSelling.done.noPrinter')}</Notice>}
      <Button
        h={80}
        fz={22}
        leftSection={<IconPlus size={24} aria-hidden />}
        onClick={() => {
          selling.desk.completed.set(undefined)
          void router.navigate({ to: '/sell' })
        }}
      >
        {t('tillSelling.done.next')}
      </Button>
      <Group grow>
        <Button
          size="lg"
          variant="default"
          leftSection={<IconPrinter size={20} aria-hidden />}
          onClick={() => print(false)}
        >
          {t(printed === 'printed' ? 'tillSelling.receipt.copy' : 'tillSelling.receipt.print')}
        </Button>
        <Button
          size="lg"
          variant="default"
          leftSection={<IconGift size={20} aria-hidden />}
          onClick={() => print(true)}
        >
          {t('tillSelling.receipt.gift')}
        </Button>
      </Group>
      <MailReceipt saleId={ticket.saleId} customerId={ticket.customer?.id} />
    </div>
  )
}

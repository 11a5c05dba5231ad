import { cashOf, changeDue, tenderState } from '@counterflow/core'
import { Notice, useText } from '@counterflow/ui'
import { Button, Group, Text } from '@mantine/core'
import { IconGift, IconPlus, IconPrinter } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { type CopyOutcome, printCopy } from '../printing/print-copy'
import type { CompletedEvent } from '../selling/desk/desk'
import { useAmountText } from '../selling/pad/useAmountText'
import { useSelling } from '../selling/useSelling'
import { Kept, useLive } from '../till/live'
import { useSeller } from '../till/TillContext'
import { MailReceipt } from './MailReceipt'
import classes from './PayPage.module.css'

const nothingWhole = new Kept<ReadonlySet<string>>(new Set())

/** The sale is recorded: what the customer gets back, huge, and their receipt. */
export function DonePanel({ event }: { event: CompletedEvent }) {
  const { t } = useText()
  const selling = useSelling()
  const router = useRouter()
  const amount = useAmountText()
  const firstTry = useLive(selling.printed)
  const whole = useLive(selling.till.printing.setup?.whole ?? nothingWhole)
  // It may have come out since, from where it says that a slip did not.
  const printed = whole.has(event.id) ? 'printed' : firstTry
  const { staff } = useSeller()
  const [again, setAgain] = useState<CopyOutcome>()
  const { ticket } = event.payload
  const change = changeDue(ticket)
  const cashBack = Math.min(0, cashOf(ticket))
  const printGift = async () =>
    setAgain(await selling.till.printing.print({ kind: 'ticket', event, isCopy: false, isGift: true }))
  const print = async () => {
    // The first receipt has come out: whatever is printed after it is a copy, and says so.
    if (printed === 'printed') return setAgain(await printCopy(selling.till, staff.staffId, event))
    setAgain(undefined)
    const wish = { kind: 'ticket', event, isCopy: false, isGift: false } as const
    selling.printed.set(await selling.till.printing.print(wish))
  }
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
      {outcome === 'refused' && <Notice tone="caution">{t('tillSelling.failed.refused')}</Notice>}
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
          onClick={() => void print()}
        >
          {t(printed === 'printed' ? 'tillSelling.receipt.copy' : 'tillSelling.receipt.print')}
        </Button>
        <Button
          size="lg"
          variant="default"
          leftSection={<IconGift size={20} aria-hidden />}
          onClick={() => void printGift()}
        >
          {t('tillSelling.receipt.gift')}
        </Button>
      </Group>
      <MailReceipt saleId={ticket.saleId} customerId={ticket.customer?.id} />
    </div>
  )
}

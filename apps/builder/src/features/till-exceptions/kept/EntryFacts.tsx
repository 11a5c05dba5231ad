import { type LedgerEvent, tenderMethod } from '@counterflow/core'
import { formatDateTime, formatMoney } from '@counterflow/i18n'
import { CopyTextButton, useText } from '@counterflow/ui'
import { Code, Group, List, Text } from '@mantine/core'
import { useTenderName } from '../../shifts/useTenderName'
import { readEntry } from './read-entry'

/** An entry in words, as far as it can be read, and behind them as it arrived. */
export function EntryFacts({ label, raw }: { label: string; raw: string }) {
  const { t, language } = useText()
  const event = readEntry(raw)
  return (
    <section aria-label={label}>
      <Text size="xs" fw={600} c="dimmed">
        {label}
      </Text>
      {event === undefined ? (
        <Text size="sm" c="dimmed">
          {t('tillExceptions.why.unreadable')}
        </Text>
      ) : (
        <>
          <Text fw={500}>
            {t(`shifts.entry.${event.type}`)} · {formatDateTime(event.deviceTime, language)}
          </Text>
          <Content event={event} />
        </>
      )}
      <details>
        <Text component="summary" size="sm" c="dimmed" style={{ cursor: 'pointer' }}>
          {t('tillExceptions.raw')}
        </Text>
        <Group justify="flex-end" my={4}>
          <CopyTextButton value={raw} />
        </Group>
        <Code block mah={280} style={{ overflow: 'auto', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {raw}
        </Code>
      </details>
    </section>
  )
}

/** What one decides by: the goods and the money. */
function Content({ event }: { event: LedgerEvent }) {
  const { t, language } = useText()
  const tenderName = useTenderName()
  switch (event.type) {
    case 'ticket_completed': {
      const { receiptNumber, lines, returns, total, currency, tenders } = event.payload.ticket
      const money = (amount: number) => formatMoney({ amount, currency }, language)
      const methods = tenders.map((tender) => `${tenderName(tenderMethod(tender))} ${money(tender.amount)}`)
      return (
        <>
          <Text size="sm" className="cf-figures">
            {t('tillExceptions.receipt', { number: receiptNumber })}
          </Text>
          <List size="sm" my={4}>
            {lines.map((line) => (
              <List.Item key={line.lineId}>
                {`${line.quantity} × ${line.title}: ${money(line.total)}`}
              </List.Item>
            ))}
            {returns.map((line) => (
              <List.Item key={line.lineId}>
                {`${t('shifts.returned')}: ${line.quantity} × ${line.title}: ${money(0 - line.amount)}`}
              </List.Item>
            ))}
          </List>
          <Text size="sm" fw={600}>
            {[`${t('salesReports.total')} ${money(total)}`, ...methods].join(' · ')}
          </Text>
        </>
      )
    }
    case 'ticket_voided':
    case 'drawer_opened':
      return <Text size="sm">{event.payload.reason}</Text>
    case 'cash_moved': {
      const { direction, reason } = event.payload
      return (
        <Text size="sm">{`${t(direction === 'in' ? 'shifts.paidIn' : 'shifts.paidOut')}: ${reason}`}</Text>
      )
    }
    default:
      return null
  }
}

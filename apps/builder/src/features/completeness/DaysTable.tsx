import { formatDate, formatMoney } from '@counterflow/i18n'
import { type Column, DataTable, StatusBadge, useText } from '@counterflow/ui'
import { Text } from '@mantine/core'
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import type { CompletenessDay } from './completeness-queries'

/** Day by day: the numbers, the fingerprints, and the sums on both sides. */
export function DaysTable({ days }: { days: readonly CompletenessDay[] }) {
  const { t, language } = useText()
  const sums = (totals: CompletenessDay['ledgerTotals']) =>
    totals.map(({ amount, currency }) => formatMoney({ amount, currency }, language)).join(', ') || '–'
  const side = (label: string, totals: CompletenessDay['ledgerTotals'], count: number): string =>
    `${label}: ${sums(totals)} · ${t('completeness.sales', { count })}`
  const columns: readonly Column<CompletenessDay>[] = [
    {
      key: 'day',
      header: t('completeness.day'),
      cell: ({ day, epoch, events, firstSeq, lastSeq, erased }) => (
        <>
          <Text fw={500}>{formatDate(`${day}T00:00:00Z`, language, 'UTC')}</Text>
          <Text size="xs" c="dimmed" className="cf-figures">
            {`${t('completeness.epoch', { epoch })} · ${t('completeness.gap', { from: firstSeq, to: lastSeq })} · ${t('completeness.entries')}: ${events}`}
            {erased > 0 && ` · ${t('completeness.erased', { count: erased })}`}
          </Text>
        </>
      ),
    },
    {
      key: 'numbers',
      header: t('completeness.numbers'),
      cell: ({ unbroken }) => (
        <Check right={unbroken} yes={t('completeness.unbroken')} no={t('completeness.broken')} />
      ),
    },
    {
      key: 'hashes',
      header: t('completeness.fingerprints'),
      cell: ({ hashesMatch, decided }) => (
        <>
          <Check right={hashesMatch} yes={t('completeness.match')} no={t('completeness.mismatch')} />
          {decided > 0 && (
            <Text size="xs" c="dimmed">
              {t('completeness.decided', { count: decided })}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'totals',
      header: t('completeness.totals'),
      cell: ({ totalsMatch, ledgerTotals, shopTotals, tickets, shopTickets }) => (
        <>
          <Check right={totalsMatch} yes={t('completeness.equal')} no={t('completeness.differ')} />
          <Text size="xs" c="dimmed" className="cf-figures" visibleFrom="sm">
            {side(t('completeness.ledger'), ledgerTotals, tickets)}
          </Text>
          <Text size="xs" c="dimmed" className="cf-figures" visibleFrom="sm">
            {side(t('completeness.shop'), shopTotals, shopTickets)}
          </Text>
        </>
      ),
    },
  ]
  return (
    <DataTable
      dense
      label={t('completeness.days')}
      columns={columns}
      rows={days.toReversed()}
      rowKey={({ day, epoch }) => `${day}-${epoch}`}
    />
  )
}

function Check({ right, yes, no }: { right: boolean; yes: string; no: string }) {
  return right ? (
    <StatusBadge tone="good" icon={IconCircleCheck} label={yes} />
  ) : (
    <StatusBadge tone="bad" icon={IconCircleX} label={no} />
  )
}

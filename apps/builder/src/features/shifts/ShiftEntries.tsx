import { formatDateTime } from '@counterflow/i18n'
import { type Column, DataTable, ErrorState, MoneyText, Panel, useText } from '@counterflow/ui'
import { Button, Center, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { problemParagraph } from '../../platform/api/problem-text'
import { AnchorLink } from '../../platform/router/links'
import { useMay } from '../session/useStaff'
import { type LedgerEntry, type ShiftDetail, shiftEntriesQuery } from './shift-queries'

/** What happened in a shift, in the sequence of its ledger. */
export function ShiftEntries({ shift }: { shift: ShiftDetail }) {
  const text = useText()
  const { t } = text
  const entries = useInfiniteQuery(shiftEntriesQuery(shift.id))
  const columns = useEntryColumns(shift)
  const rows = entries.data?.pages.flatMap(({ items }) => items)
  return (
    <Panel title={t('shifts.entries')} flush>
      {entries.error !== null && rows === undefined ? (
        <ErrorState message={problemParagraph(entries.error, text)} onRetry={() => void entries.refetch()} />
      ) : rows?.length === 0 ? (
        <Text c="dimmed" p="md">
          {t('shifts.noEntries')}
        </Text>
      ) : (
        <DataTable
          bare
          dense
          label={t('shifts.entries')}
          columns={columns}
          rows={rows}
          rowKey={({ epoch, seq, id }) => `${epoch}-${seq}-${id}`}
        />
      )}
      {entries.hasNextPage && (
        <Center p="sm">
          <Button
            variant="default"
            loading={entries.isFetchingNextPage}
            onClick={() => void entries.fetchNextPage()}
          >
            {t('shifts.more')}
          </Button>
        </Center>
      )}
    </Panel>
  )
}

/** What arrives later than this is told of, in milliseconds. */
const lateAfter = 15 * 60_000

function useEntryColumns({ currency }: ShiftDetail): readonly Column<LedgerEntry>[] {
  const { t, has, language } = useText()
  const may = useMay()
  return [
    {
      key: 'seq',
      header: '#',
      cell: ({ seq }) => (
        <Text size="sm" c="dimmed" className="cf-figures">
          {seq}
        </Text>
      ),
    },
    {
      key: 'what',
      header: t('shifts.entries'),
      cell: (entry) => {
        const word = `shifts.entry.${entry.type}`
        const { approvedBy, reason, receiptNumber, orderId, verdict } = entry
        return (
          <>
            {has(word) ? t(word) : t('shifts.entry.unknown')}
            {receiptNumber !== null && ' '}
            {receiptNumber !== null &&
              (orderId !== null && may('orders.read') ? (
                <AnchorLink to="/orders/$orderId" params={{ orderId }}>
                  {receiptNumber}
                </AnchorLink>
              ) : (
                receiptNumber
              ))}
            <Text size="xs" c="dimmed">
              {[
                reason,
                approvedBy && t('shifts.approved', { name: approvedBy.name }),
                verdict === 'projected' ? null : t(`shifts.verdict.${verdict}`),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </>
        )
      },
    },
    { key: 'who', header: t('shifts.who'), wide: true, cell: ({ staff }) => staff?.name ?? '–' },
    {
      key: 'when',
      header: t('shifts.when'),
      wide: true,
      cell: ({ eventAt, receivedAt }) => (
        <>
          {formatDateTime(eventAt ?? receivedAt, language)}
          {eventAt !== null && Date.parse(receivedAt) - Date.parse(eventAt) > lateAfter && (
            <Text size="xs" c="dimmed">
              {t('shifts.late', { time: formatDateTime(receivedAt, language) })}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'amount',
      header: '',
      align: 'end',
      cell: ({ amount }) => (amount === null ? '' : <MoneyText money={{ amount, currency }} />),
    },
  ]
}

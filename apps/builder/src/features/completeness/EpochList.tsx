import { type Column, DataTable, RelativeTime, useText } from '@counterflow/ui'
import { Text } from '@mantine/core'
import { AnchorLink } from '../../platform/router/links'
import type { LedgerEpoch } from './completeness-queries'

/** The devices that have been a register, and how much of each is here. */
export function EpochList({ epochs, registerId }: { epochs: readonly LedgerEpoch[]; registerId: string }) {
  const { t } = useText()
  if (epochs.length === 0) return null
  const moment = (instant: string | null) =>
    instant === null ? t('completeness.never') : <RelativeTime instant={instant} />
  const columns: readonly Column<LedgerEpoch>[] = [
    {
      key: 'device',
      header: t('completeness.epochs'),
      cell: ({ epoch, gaps, last, waiting, parked }) => (
        <>
          <Text fw={500}>{t('completeness.epoch', { epoch })}</Text>
          <Text size="xs" c="dimmed" style={{ whiteSpace: 'normal' }}>
            {last === 0 && gaps.length === 0
              ? t('completeness.epochEmpty')
              : gaps.length === 0
                ? t('completeness.epochGood', { last })
                : null}
            {waiting > 0 && ` ${t('completeness.waiting')}: ${waiting}.`}
            {parked > 0 && ` ${t('completeness.parked')}: ${parked}. `}
          </Text>
          {parked > 0 && (
            <AnchorLink size="xs" to="/till-exceptions" search={{ tab: 'kept', registerId }}>
              {t('completeness.toParked')}
            </AnchorLink>
          )}
        </>
      ),
    },
    {
      key: 'held',
      header: t('completeness.held'),
      align: 'end',
      cell: ({ contiguous, promised, last }) => (
        <span className="cf-figures">
          {t('completeness.heldOf', { contiguous, promised: Math.max(promised, last) })}
        </span>
      ),
    },
    {
      key: 'seen',
      header: t('completeness.seen'),
      wide: true,
      cell: ({ lastSeenAt }) => moment(lastSeenAt),
    },
    {
      key: 'received',
      header: t('completeness.received'),
      wide: true,
      cell: ({ lastReceivedAt }) => moment(lastReceivedAt),
    },
  ]
  return (
    <DataTable
      dense
      label={t('completeness.epochs')}
      columns={columns}
      rows={epochs}
      rowKey={({ epoch }) => `${epoch}`}
    />
  )
}

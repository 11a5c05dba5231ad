import { formatNumber } from '@counterflow/i18n'
import { type Column, EmptyState, RelativeTime, type Text, useText } from '@counterflow/ui'
import { Button, Text as Paragraph } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconHistory } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { PagedTable } from '../../../platform/list/PagedTable'
import { AnchorLink } from '../../../platform/router/links'
import { useMay } from '../../session/useStaff'
import { useUndoStock } from '../changing/useStockChange'
import { movementsQuery, type StockMovement } from '../stock-queries'

/** What changed the stock of a variant: when, why, who, and a way back. */
export function MovementsTable({ variantId }: { variantId: string }) {
  const text = useText()
  const { t } = text
  const movements = useInfiniteQuery(movementsQuery(variantId))
  const columns = useMovementColumns(text)
  return (
    <PagedTable
      label={t('stock.history')}
      query={movements}
      columns={columns}
      rowKey={({ id }) => id}
      empty={
        <EmptyState
          icon={IconHistory}
          title={t('stock.historyEmptyTitle')}
          body={t('stock.historyEmptyBody')}
        />
      }
    />
  )
}

function useMovementColumns(text: Text): readonly Column<StockMovement>[] {
  const { t, local } = text
  const may = useMay()
  return [
    { key: 'when', header: t('stock.when'), cell: ({ at }) => <RelativeTime instant={at} /> },
    {
      key: 'what',
      header: t('stock.what'),
      cell: ({ reason, note }) => (
        <>
          {t(`stock.reason.${reason}`)}
          {note && (
            <Paragraph size="xs" c="dimmed">
              {note}
            </Paragraph>
          )}
        </>
      ),
    },
    {
      key: 'onHand',
      header: t('stock.pieces'),
      align: 'end',
      cell: ({ onHand }) => <Change pieces={onHand} text={text} />,
    },
    {
      key: 'reserved',
      header: t('stock.promised'),
      align: 'end',
      wide: true,
      cell: ({ reserved }) => <Change pieces={reserved} text={text} />,
    },
    {
      key: 'place',
      header: t('stock.location'),
      wide: true,
      cell: ({ locationName }) => local(locationName),
    },
    { key: 'who', header: t('stock.who'), cell: (movement) => <Who movement={movement} /> },
    {
      key: 'undo',
      header: '',
      align: 'end',
      cell: (movement) =>
        movement.undoable && may('inventory.update') ? <UndoButton movement={movement} /> : null,
    },
  ]
}

/** `+3`, `−2`, and nothing where nothing changed. */
function Change({ pieces, text: { language } }: { pieces: number; text: Text }) {
  if (pieces === 0) return <span aria-hidden>–</span>
  const sign = pieces > 0 ? '+' : '−'
  return (
    <span className="cf-figures">
      {sign}
      {formatNumber(Math.abs(pieces), language)}
    </span>
  )
}

function Who({ movement: { actor, order } }: { movement: StockMovement }) {
  const may = useMay()
  if (order === null) return actor?.name ?? null
  if (!may('orders.read')) return order.number
  return (
    <AnchorLink size="sm" to="/orders/$orderId" params={{ orderId: order.id }}>
      {order.number}
    </AnchorLink>
  )
}

function UndoButton({ movement: { changeId, reason } }: { movement: StockMovement }) {
  const { t } = useText()
  const undo = useUndoStock()
  const notifyProblem = useNotifyProblem()
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      aria-label={t('stock.undoAt', { what: t(`stock.reason.${reason}`) })}
      loading={undo.isPending}
      onClick={() =>
        undo.mutate(changeId, {
          onSuccess: () => notifications.show({ message: t('stock.undone') }),
          onError: notifyProblem,
        })
      }
    >
      {t('stock.undo')}
    </Button>
  )
}

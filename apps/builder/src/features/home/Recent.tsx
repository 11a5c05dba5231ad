import { DataTable, Panel, useText } from '@counterflow/ui'
import { Text } from '@mantine/core'
import { AnchorLink } from '../../platform/router/links'
import { orderColumns } from '../orders/order-columns'
import type { OrderSummary } from '../orders/order-queries'
import { runColumns } from '../runs/run-columns'
import type { RunSummary } from '../runs/run-queries'

const orderKeys = ['number', 'customer', 'risk', 'total']
const runKeys = ['workflow', 'subject', 'status', 'started']

export function RecentOrders({ orders }: { orders: readonly OrderSummary[] | undefined }) {
  const text = useText()
  const { t } = text
  return (
    <Panel
      flush
      title={t('home.recentOrders')}
      actions={
        <AnchorLink to="/orders" size="sm">
          {t('general.viewAll')}
        </AnchorLink>
      }
    >
      {orders?.length === 0 ? (
        <Text c="dimmed" p="md">
          {t('orders.emptyTitle')}
        </Text>
      ) : (
        <DataTable
          bare
          label={t('home.recentOrders')}
          columns={orderColumns(text).filter(({ key }) => orderKeys.includes(key))}
          rows={orders}
          rowKey={({ id }) => id}
        />
      )}
    </Panel>
  )
}

export function RecentRuns({ runs }: { runs: readonly RunSummary[] | undefined }) {
  const text = useText()
  const { t } = text
  return (
    <Panel
      flush
      title={t('home.recentRuns')}
      actions={
        <AnchorLink to="/runs" size="sm">
          {t('general.viewAll')}
        </AnchorLink>
      }
    >
      {runs?.length === 0 ? (
        <Text c="dimmed" p="md">
          {t('runs.emptyTitle')}
        </Text>
      ) : (
        <DataTable
          bare
          label={t('home.recentRuns')}
          columns={runColumns(text).filter(({ key }) => runKeys.includes(key))}
          rows={runs}
          rowKey={({ id }) => id}
        />
      )}
    </Panel>
  )
}

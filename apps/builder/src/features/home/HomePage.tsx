import { ErrorState, PageHeader, useText } from '@counterflow/ui'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { problemParagraph } from '../../platform/api/problem-text'
import { ordersQuery } from '../orders/order-queries'
import { runsQuery } from '../runs/run-queries'
import { useMay, useStaff } from '../session/useStaff'
import { shopQuery } from '../settings/shop-queries'
import { FirstSteps } from './FirstSteps'
import classes from './HomePage.module.css'
import { RecentOrders, RecentRuns } from './Recent'
import { RiskBanner } from './RiskBanner'
import { WorkflowsInNeed } from './WorkflowsInNeed'

const shown = 6

export function HomePage() {
  const text = useText()
  const { t } = text
  const staff = useStaff()
  const may = useMay()
  const shop = useQuery(shopQuery)
  const orders = useInfiniteQuery({ ...ordersQuery({ limit: shown }), enabled: may('orders.read') })
  const runs = useInfiniteQuery({ ...runsQuery({ limit: shown }), enabled: may('runs.read') })
  const recentOrders = orders.data?.pages[0]?.items
  const recentRuns = runs.data?.pages[0]?.items
  return (
    <>
      <PageHeader
        title={t('home.greeting', { name: staff.name })}
        intro={shop.data ? t('home.today', { shop: shop.data.name }) : undefined}
      />
      <div className={classes.stack}>
        {may('workflows.read') && <RiskBanner />}
        {may('workflows.read') && <WorkflowsInNeed />}
        {recentRuns?.length === 0 && <FirstSteps hasOrders={(recentOrders?.length ?? 0) > 0} />}
        <div className={classes.grid}>
          {may('orders.read') &&
            (orders.isError && recentOrders === undefined ? (
              <ErrorState
                message={problemParagraph(orders.error, text)}
                onRetry={() => void orders.refetch()}
              />
            ) : (
              <RecentOrders orders={recentOrders} />
            ))}
          {may('runs.read') &&
            (runs.isError && recentRuns === undefined ? (
              <ErrorState message={problemParagraph(runs.error, text)} onRetry={() => void runs.refetch()} />
            ) : (
              <RecentRuns runs={recentRuns} />
            ))}
        </div>
      </div>
    </>
  )
}

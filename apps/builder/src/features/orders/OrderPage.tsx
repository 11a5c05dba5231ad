import { formatDateTime } from '@counterflow/i18n'
import { ErrorState, PageHeader, StatusBadge, useText } from '@counterflow/ui'
import { IconBan } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { PagePending } from '../../application/shell/PagePending'
import { problemParagraph } from '../../platform/api/problem-text'
import { BackToList } from '../../platform/router/links'
import { useMay } from '../session/useStaff'
import { AttributionPanel } from './attribution/AttributionPanel'
import { CustomerPanel } from './detail/CustomerPanel'
import { FulfilmentsPanel } from './detail/FulfilmentsPanel'
import { LinesPanel } from './detail/LinesPanel'
import { NotePanel } from './detail/NotePanel'
import { OrderDeeds } from './detail/OrderDeeds'
import { PaymentPanel } from './detail/PaymentPanel'
import { RiskPanel } from './detail/RiskPanel'
import { RunsPanel } from './detail/RunsPanel'
import { TagsPanel } from './detail/TagsPanel'
import { TillPanel } from './detail/TillPanel'
import { TimelinePanel } from './detail/TimelinePanel'
import { FulfilmentBadge } from './FulfilmentBadge'
import classes from './OrderPage.module.css'
import { orderQuery } from './order-queries'
import { PaymentBadge } from './PaymentBadge'
import { RiskBadge } from './RiskBadge'

const route = getRouteApi('/shell/orders/$orderId')

export function OrderPage() {
  const text = useText()
  const { t, language } = text
  const may = useMay()
  const { orderId } = route.useParams()
  const { data: order, error, refetch } = useQuery(orderQuery(orderId))
  if (order === undefined) {
    if (error === null) return <PagePending />
    return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
  }
  const { snapshot, risk } = order
  const analysed = risk !== null || snapshot.paymentStatus === 'authorized'
  return (
    <>
      <PageHeader
        title={t('orders.order', { number: snapshot.number })}
        intro={`${formatDateTime(snapshot.placedAt, language)} · ${t(`orders.channel.${snapshot.channel}`)}`}
        back={<BackToList to="/orders">{t('orders.title')}</BackToList>}
        badges={
          <>
            <PaymentBadge status={snapshot.paymentStatus} />
            {analysed && <RiskBadge level={risk?.level ?? null} full />}
            {snapshot.cancelledAt !== null && (
              <StatusBadge tone="bad" icon={IconBan} label={t('orders.cancelled')} />
            )}
            {(snapshot.cancelledAt === null || snapshot.fulfilmentStatus !== 'unfulfilled') && (
              <FulfilmentBadge status={snapshot.fulfilmentStatus} />
            )}
          </>
        }
        actions={<OrderDeeds order={order} />}
      />
      <div className={classes.columns}>
        <div className={classes.column}>
          <LinesPanel order={order} />
          <PaymentPanel order={order} />
          <FulfilmentsPanel order={order} />
          {may('runs.read') && <RunsPanel orderId={orderId} />}
          <TimelinePanel order={order} />
        </div>
        <div className={classes.column}>
          {/* Whoever stood at the counter is not analysed: there is nothing to wait for. */}
          {snapshot.channel === 'till' ? <TillPanel order={order} /> : <RiskPanel order={order} />}
          <CustomerPanel order={order} />
          <TagsPanel order={order} />
          {snapshot.channel !== 'till' && <AttributionPanel order={order} />}
          <NotePanel order={order} />
        </div>
      </div>
    </>
  )
}

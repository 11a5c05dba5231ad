import { EmptyState, ErrorState, Notice, PageHeader, StatusBadge, useText } from '@counterflow/ui'
import { Button, Group } from '@mantine/core'
import { IconBell, IconPencil, IconPlus, IconShoppingBag, IconUserX } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { PagePending } from '../../application/shell/PagePending'
import { problemParagraph } from '../../platform/api/problem-text'
import { PagedTable } from '../../platform/list/PagedTable'
import { BackToList } from '../../platform/router/links'
import { orderColumns } from '../orders/order-columns'
import { ordersQuery } from '../orders/order-queries'
import { useMay } from '../session/useStaff'
import classes from './CustomerPage.module.css'
import { contactLine, customerName } from './customer-name'
import { type CustomerProfile, customerQuery } from './customer-queries'
import { DetailsDialog } from './editing/DetailsDialog'
import { DangerPanel } from './erasing/DangerPanel'
import { DuplicatesNotice } from './merging/DuplicatesNotice'
import { AddressesPanel } from './profile/AddressesPanel'
import { ConsentPanel } from './profile/ConsentPanel'
import { ConversationsPanel } from './profile/ConversationsPanel'
import { CustomerTags } from './profile/CustomerTags'
import { DetailsPanel } from './profile/DetailsPanel'
import { FiguresPanel } from './profile/FiguresPanel'
import { MetadataPanel } from './profile/MetadataPanel'
import { NotesPanel } from './profile/NotesPanel'
import { TimelinePanel } from './profile/TimelinePanel'

const route = getRouteApi('/shell/customers/$customerId')

/** One customer: who they are, what they bought, and what the shop notes about them (R49, R51, R88). */
export function CustomerPage() {
  const text = useText()
  const { customerId } = route.useParams()
  const navigate = route.useNavigate()
  const { data: customer, error, refetch } = useQuery(customerQuery(customerId))
  const presentId = customer?.id ?? customerId
  useEffect(() => {
    // Who was merged answers as the one that they became.
    if (presentId !== customerId) void navigate({ params: { customerId: presentId }, replace: true })
  }, [presentId, customerId, navigate])
  if (customer === undefined) {
    if (error === null) return <PagePending />
    return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
  }
  return <Profile key={customer.id} customer={customer} />
}

function Profile({ customer }: { customer: CustomerProfile }) {
  const { t } = useText()
  const may = useMay()
  const isErased = customer.erasedAt !== null
  const mayEdit = may('customers.update') && !isErased
  return (
    <>
      <PageHeader
        title={customerName(customer, t)}
        intro={contactLine(customer)}
        back={<BackToList to="/customers">{t('customers.title')}</BackToList>}
        badges={
          <>
            {!isErased && (
              <StatusBadge
                tone="neutral"
                icon={IconShoppingBag}
                label={t(`customers.status.${customer.status}`)}
              />
            )}
            {customer.subscribed && (
              <StatusBadge tone="good" icon={IconBell} label={t('customers.subscribed')} />
            )}
            {isErased && <StatusBadge tone="neutral" icon={IconUserX} label={t('customers.erased')} />}
          </>
        }
        actions={<Actions customer={customer} mayEdit={mayEdit} isErased={isErased} />}
      />
      {isErased && (
        <div className={classes.notice}>
          <Notice tone="neutral">{t('customers.erasedHint')}</Notice>
        </div>
      )}
      {mayEdit && (
        <div className={classes.notice}>
          <DuplicatesNotice customer={customer} />
        </div>
      )}
      <div className={classes.columns}>
        <div className={classes.column}>
          <FiguresPanel customer={customer} />
          {may('orders.read') && <Orders customer={customer} />}
          {may('inbox.read') && <ConversationsPanel customer={customer} />}
          {!isErased && <NotesPanel customer={customer} />}
          <TimelinePanel customer={customer} />
        </div>
        <div className={classes.column}>
          {!isErased && (
            <>
              <DetailsPanel customer={customer} />
              <ConsentPanel customer={customer} />
              <AddressesPanel customer={customer} />
              <CustomerTags customer={customer} />
              <MetadataPanel customer={customer} />
              {(may('customers.erase') || mayEdit) && <DangerPanel customer={customer} />}
            </>
          )}
        </div>
      </div>
    </>
  )
}

function Actions({
  customer,
  mayEdit,
  isErased,
}: {
  customer: CustomerProfile
  mayEdit: boolean
  isErased: boolean
}) {
  const { t } = useText()
  const may = useMay()
  const router = useRouter()
  const [isEditing, setIsEditing] = useState(false)
  const draft = `/orders/drafts/new?customerId=${customer.id}`
  return (
    <Group gap="xs">
      {mayEdit && (
        <Button
          variant="default"
          leftSection={<IconPencil size={16} aria-hidden />}
          onClick={() => setIsEditing(true)}
        >
          {t('customers.edit')}
        </Button>
      )}
      {may('orders.create') && !isErased && (
        <Button
          component="a"
          href={`${router.basepath === '/' ? '' : router.basepath}${draft}`}
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          {t('customers.createOrder')}
        </Button>
      )}
      {isEditing && <DetailsDialog customer={customer} onClose={() => setIsEditing(false)} />}
    </Group>
  )
}

function Orders({ customer: { id } }: { customer: CustomerProfile }) {
  const text = useText()
  const { t } = text
  const orders = useInfiniteQuery(ordersQuery({ customerId: id, limit: 5 }))
  return (
    <PagedTable
      label={t('orders.title')}
      query={orders}
      columns={orderColumns(text).filter(({ key }) => key !== 'customer' && key !== 'tags')}
      rowKey={(order) => order.id}
      empty={
        <EmptyState
          icon={IconShoppingBag}
          title={t('customers.noOrders')}
          body={t('customers.noOrdersBody')}
        />
      }
    />
  )
}

import { useText } from '@counterflow/ui'
import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { modals } from '@mantine/modals'
import { useMay } from '../../session/useStaff'
import type { Order } from '../order-queries'
import { CancelModal } from './CancelModal'
import { type PlainDeed, useOrderDeed } from './useOrderDeed'

const words = { fulfil: 'orders.fulfil', restock: 'orders.restock' } as const
const questions = { fulfil: 'orders.fulfilConfirm', restock: 'orders.restockConfirm' } as const

/** What can be done with the whole order, by those who may. */
export function OrderDeeds({ order }: { order: Order }) {
  const { t } = useText()
  const may = useMay()
  const { plain } = useOrderDeed(order)
  const [cancelling, { open, close }] = useDisclosure(false)
  const { snapshot, timeline } = order
  const isOpen = snapshot.cancelledAt === null && snapshot.fulfilledAt === null
  const isBack = timeline.some(
    ({ kind, values }) => kind === 'order_restocked' || (kind === 'order_cancelled' && 'pieces' in values),
  )
  const paid = snapshot.paymentStatus === 'captured' || snapshot.paymentStatus === 'partially_refunded'
  const confirm = (deed: PlainDeed) =>
    modals.openConfirmModal({
      title: t(words[deed]),
      children: <Text>{t(questions[deed])}</Text>,
      labels: { confirm: t(words[deed]), cancel: t('general.cancel') },
      onConfirm: () => plain.mutate(deed),
    })
  return (
    <>
      {isOpen && may('orders.cancel') && (
        <Button variant="default" onClick={open}>
          {t('orders.cancel')}
        </Button>
      )}
      {isOpen && paid && may('orders.update') && (
        <Button loading={plain.isPending} onClick={() => confirm('fulfil')}>
          {t('orders.fulfil')}
        </Button>
      )}
      {snapshot.cancelledAt !== null && !isBack && may('orders.update') && (
        <Button variant="default" loading={plain.isPending} onClick={() => confirm('restock')}>
          {t('orders.restock')}
        </Button>
      )}
      {cancelling && <CancelModal order={order} onClose={close} />}
    </>
  )
}

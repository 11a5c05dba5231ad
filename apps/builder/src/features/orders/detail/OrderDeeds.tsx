import { useText } from '@counterflow/ui'
import { Button, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useState } from 'react'
import { useMay } from '../../session/useStaff'
import type { Order } from '../order-queries'
import { CancelModal } from './CancelModal'
import { EditModal } from './EditModal'
import { FulfilModal } from './FulfilModal'
import { unsentOf } from './line-state'
import { useOrderDeed } from './useOrderDeed'

/** What can be done with the whole order, by those who may. */
export function OrderDeeds({ order }: { order: Order }) {
  const { t } = useText()
  const may = useMay()
  const { plain } = useOrderDeed(order)
  const [open, setOpen] = useState<'cancel' | 'edit' | 'fulfil' | undefined>(undefined)
  const { snapshot, timeline } = order
  const close = () => setOpen(undefined)
  const isOpen = snapshot.cancelledAt === null
  const isBack = timeline.some(
    ({ kind, values }) => kind === 'order_restocked' || (kind === 'order_cancelled' && 'pieces' in values),
  )
  const unsent = snapshot.lines.some((line) => unsentOf(line) > 0)
  const isAsked = order.payment?.status === 'pending'
  const mayEdit = isOpen && !isAsked && snapshot.fulfilmentStatus !== 'fulfilled'
  const restock = () =>
    modals.openConfirmModal({
      title: t('orders.restock'),
      children: <Text>{t('orders.restockConfirm')}</Text>,
      labels: { confirm: t('orders.restock'), cancel: t('general.cancel') },
      onConfirm: () => plain.mutate('restock'),
    })
  return (
    <>
      {isOpen && snapshot.fulfilmentStatus === 'unfulfilled' && may('orders.cancel') && (
        <Button variant="default" onClick={() => setOpen('cancel')}>
          {t('orders.cancel')}
        </Button>
      )}
      {mayEdit && may('orders.update') && (
        <Button variant="default" onClick={() => setOpen('edit')}>
          {t('orderDeeds.edit')}
        </Button>
      )}
      {isOpen && unsent && may('orders.update') && (
        <Button onClick={() => setOpen('fulfil')}>{t('orderDeeds.fulfil')}</Button>
      )}
      {!isOpen && !isBack && may('orders.update') && (
        <Button variant="default" loading={plain.isPending} onClick={restock}>
          {t('orders.restock')}
        </Button>
      )}
      {open === 'cancel' && <CancelModal order={order} onClose={close} />}
      {open === 'edit' && <EditModal order={order} onClose={close} />}
      {open === 'fulfil' && <FulfilModal order={order} onClose={close} />}
    </>
  )
}

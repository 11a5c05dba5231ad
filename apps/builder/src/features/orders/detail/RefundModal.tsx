import { type RefundReason, refundReasonSchema } from '@counterflow/core'
import { formatMoney } from '@counterflow/i18n'
import { FormFooter, useText } from '@counterflow/ui'
import { Checkbox, Modal, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { answered, api } from '../../../platform/api/client'
import { MoneyInput } from '../../../platform/forms/MoneyInput'
import { NotifyCustomer } from '../letters/NotifyCustomer'
import type { Order } from '../order-queries'
import { ChangeFailure } from './ChangeFailure'
import { refundableOf } from './line-state'
import { chosenLines, PiecesFields } from './PiecesFields'
import { RestockLocation } from './RestockLocation'
import { worthOfPieces } from './refund-worth'
import { useOrderChange } from './useOrderChange'

interface RefundModalProps {
  order: Order
  onClose: () => void
}

interface Wish {
  amount: number
  lines: { lineId: string; quantity: number }[]
  shipping: number
  restock: boolean
  restockLocationId: string | null
  reason: RefundReason
  notifyCustomer: boolean
}

/** Gives money of an order back: what was paid for chosen pieces and for shipping, or any amount up to what is left. */
export function RefundModal({ order, onClose }: RefundModalProps) {
  const { t, language } = useText()
  const { snapshot, refundable, overpaid } = order
  const { currency } = snapshot.total
  const [pieces, setPieces] = useState<Record<string, number>>({})
  const [shipping, setShipping] = useState<number | undefined>(undefined)
  const [typed, setTyped] = useState<number | undefined>(overpaid.amount > 0 ? overpaid.amount : undefined)
  const [isTyped, setIsTyped] = useState(overpaid.amount > 0)
  const [restock, setRestock] = useState(true)
  const [restockLocationId, setRestockLocationId] = useState<string | null>(null)
  const [reason, setReason] = useState<RefundReason>('unspecified')
  const [notify, setNotify] = useState<boolean | undefined>(undefined)
  const notifyCustomer = notify ?? reason !== 'fraudulent'
  const { change, accept } = useOrderChange(order, (wish: Wish, { orderId, version, header }) =>
    answered(
      api.POST('/api/v1/orders/{orderId}/refund', {
        params: { path: { orderId }, header },
        body: bodyOf(wish, currency, version),
      }),
    ),
  )
  const write = (value: number) => formatMoney({ amount: value, currency }, language)
  const { total: worth, shippingLeft } = worthOfPieces(order, pieces, shipping ?? 0)
  const lines = chosenLines(pieces)
  const amount = isTyped ? typed : Math.min(worth.amount, refundable.amount)
  const valid = amount !== undefined && amount > 0 && amount <= refundable.amount
  const wrongShipping = (shipping ?? 0) > shippingLeft.amount
  const card = order.payment === null ? 0 : order.payment.captured.amount - order.payment.refunded.amount
  const byCard = Math.min(amount ?? 0, card)
  const byHand = (amount ?? 0) - byCard
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('orders.refundTitle')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!valid || wrongShipping) return
          change.mutate(
            { amount, lines, shipping: shipping ?? 0, restock, restockLocationId, reason, notifyCustomer },
            { onSuccess: onClose },
          )
        }}
      >
        <Stack>
          <PiecesFields
            lines={snapshot.lines}
            most={refundableOf}
            pieces={pieces}
            onChange={setPieces}
            label={(title) => t('orderDeeds.refundOf', { title })}
          />
          {shippingLeft.amount > 0 && (
            <MoneyInput
              label={t('orderDeeds.refundShipping')}
              description={t('orderDeeds.refundShippingMost', { amount: write(shippingLeft.amount) })}
              currency={currency}
              value={shipping}
              onChange={setShipping}
              error={
                wrongShipping
                  ? t('orderDeeds.refundShippingMost', { amount: write(shippingLeft.amount) })
                  : undefined
              }
            />
          )}
          {lines.length > 0 && (
            <Checkbox
              label={t('orderDeeds.refundRestock')}
              checked={restock}
              onChange={(event) => setRestock(event.currentTarget.checked)}
            />
          )}
          <MoneyInput
            label={t('orders.refundAmount')}
            description={t('orderDeeds.refundAmountHint', {
              amount: write(worth.amount),
              left: write(refundable.amount),
            })}
            currency={currency}
            value={amount}
            onChange={(next) => {
              setTyped(next)
              setIsTyped(next !== worth.amount)
            }}
            error={
              isTyped && !valid
                ? t('orders.refundInvalid', { least: write(1), most: write(refundable.amount) })
                : undefined
            }
            data-autofocus
          />
          <Select
            label={t('orderDeeds.refundReason')}
            data={refundReasonSchema.options.map((value) => ({ value, label: t(`choices.reason.${value}`) }))}
            value={reason}
            onChange={(value) => setReason(refundReasonSchema.catch(reason).parse(value))}
            allowDeselect={false}
          />
          {valid && restock && lines.some(({ lineId }) => hasLeft(order, lineId)) && (
            <RestockLocation
              orderId={snapshot.id}
              locationId={restockLocationId}
              onChange={setRestockLocationId}
            />
          )}
          {valid && (
            <NotifyCustomer
              order={order}
              news={{ kind: 'refunded', amount: { amount, currency }, lines }}
              checked={notifyCustomer}
              onChange={setNotify}
            />
          )}
          {valid && (
            <Text size="sm" c="dimmed">
              {byCard > 0 && t('orderDeeds.refundByCard', { amount: write(byCard) })}{' '}
              {byHand > 0 && t('orderDeeds.refundByHand', { amount: write(byHand) })}
            </Text>
          )}
          <ChangeFailure error={change.error} onAccept={accept} />
          <FormFooter
            onCancel={onClose}
            color="red"
            disabled={!valid || wrongShipping}
            loading={change.isPending}
          >
            {t('orders.refundSubmit', { amount: write(amount ?? 0) })}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}

const hasLeft = ({ snapshot }: Order, lineId: string) =>
  snapshot.lines.some(({ id, fulfilled }) => id === lineId && fulfilled > 0)

function bodyOf(
  { amount, lines, shipping, restock, restockLocationId, reason, notifyCustomer }: Wish,
  currency: Order['refundable']['currency'],
  version: number,
) {
  return {
    amount: { amount, currency },
    ...(lines.length === 0 ? {} : { lines }),
    ...(shipping === 0 ? {} : { shipping: { amount: shipping, currency } }),
    restock: lines.length > 0 && restock,
    ...(restockLocationId === null ? {} : { restockLocationId }),
    reason,
    notifyCustomer,
    version,
  }
}

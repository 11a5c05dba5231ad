import type { Schemas } from '@counterflow/api-client'
import type { Order } from '../order-queries'
import { addressOf, type WrittenAddress, writtenAddress } from './EditAddress'
import type { PickedVariant } from './ProductPicker'

/** An order as somebody is changing it. */
export interface EditValues {
  quantities: Record<string, number>
  added: { picked: PickedVariant; quantity: number }[]
  shipping: number | undefined
  address: WrittenAddress | undefined
  allowOversell: boolean
}

export const valuesOf = ({ snapshot }: Order): EditValues => ({
  quantities: Object.fromEntries(snapshot.lines.map(({ id, quantity }) => [id, quantity])),
  added: [],
  shipping: snapshot.shipping.amount,
  address: undefined,
  allowOversell: false,
})

/** What of the order the values change; undefined when that is nothing. */
export function editOf({ snapshot }: Order, values: EditValues): Schemas['OrderEdit'] | undefined {
  const { quantities, added, shipping, address, allowOversell } = values
  const lines = snapshot.lines
    .filter(({ id, quantity }) => quantities[id] !== quantity)
    .map(({ id }) => ({ lineId: id, quantity: quantities[id] ?? 0 }))
  const add = added.map(({ picked, quantity }) => ({ variant: { id: picked.variant.id }, quantity }))
  const newShipping =
    shipping === undefined || shipping === snapshot.shipping.amount
      ? undefined
      : { amount: shipping, currency: snapshot.shipping.currency }
  const moved =
    address !== undefined &&
    JSON.stringify(address) !== JSON.stringify(writtenAddress(snapshot.shippingAddress))
  if (lines.length === 0 && add.length === 0 && newShipping === undefined && !moved) return undefined
  return {
    ...(lines.length === 0 ? {} : { lines }),
    ...(add.length === 0 ? {} : { add }),
    ...(newShipping === undefined ? {} : { shipping: newShipping }),
    ...(moved && address !== undefined ? { shippingAddress: addressOf(address) } : {}),
    allowOversell,
  }
}

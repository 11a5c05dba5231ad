import { moneySchema, parkedCartSchema, tenderIdSchema, tillGiftCardSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, enrolledDevice } from '../../platform/http/route-contract.js'

const tag = 'Tills'
const access = enrolledDevice
const code = z.string().trim().min(4).max(60).meta({ description: "The gift card's, however it is typed." })
const tender = z.strictObject({ tenderId: tenderIdSchema })
const cart = z.strictObject({ cartId: z.uuid() })

export const sellingRoutes = {
  findGiftCard: defineRoute({
    method: 'POST',
    path: '/api/v1/till/gift-cards/find',
    access,
    operationId: 'findTillGiftCard',
    tag,
    summary: 'What is left on a gift card',
    body: z.strictObject({ code }),
    status: 200,
    response: tillGiftCardSchema,
    audit: 'none',
    problems: ['unknown-gift-card', 'gift-card-balance', 'gift-card-expired', 'gift-card-disabled'],
  }),
  holdGiftCard: defineRoute({
    method: 'PUT',
    path: '/api/v1/till/gift-card-holds/{tenderId}',
    access,
    operationId: 'holdGiftCard',
    tag,
    summary: 'Take an amount off a gift card for a sale',
    description:
      'It is off the card at once. Asked again for the same tender it answers the same and takes nothing more; the sale that it pays may arrive days later.',
    params: tender,
    body: z.strictObject({
      code,
      amount: moneySchema.refine(({ amount }) => amount > 0, 'Expected more than zero.'),
    }),
    status: 200,
    response: tillGiftCardSchema,
    audit: 'none',
    problems: [
      'unknown-gift-card',
      'gift-card-balance',
      'gift-card-currency',
      'gift-card-expired',
      'gift-card-disabled',
      'gift-card-hold-released',
      'idempotency-key-reused',
    ],
  }),
  releaseGiftCard: defineRoute({
    method: 'DELETE',
    path: '/api/v1/till/gift-card-holds/{tenderId}',
    access,
    operationId: 'releaseGiftCard',
    tag,
    summary: 'Give an amount back to its gift card',
    description: 'For a payment that was given up. One that was never taken can be taken no more afterwards.',
    params: tender,
    status: 204,
    response: z.void(),
    audit: 'none',
    problems: ['gift-card-hold-settled'],
  }),
  listParkedCarts: defineRoute({
    method: 'GET',
    path: '/api/v1/till/parked-carts',
    access,
    operationId: 'listParkedCarts',
    tag,
    summary: "Carts that wait at this register's location, oldest first",
    status: 200,
    response: z.strictObject({ items: z.array(parkedCartSchema) }).meta({ id: 'ParkedCarts' }),
  }),
  parkCart: defineRoute({
    method: 'PUT',
    path: '/api/v1/till/parked-carts/{cartId}',
    access,
    operationId: 'parkCart',
    tag,
    summary: 'Put a cart aside for any register of this location',
    params: cart,
    body: parkedCartSchema.omit({ id: true }),
    status: 204,
    response: z.void(),
    audit: 'none',
  }),
  takeParkedCart: defineRoute({
    method: 'POST',
    path: '/api/v1/till/parked-carts/{cartId}/take',
    access,
    operationId: 'takeParkedCart',
    tag,
    summary: 'Fetch a parked cart',
    description: 'Whoever asks first has it. The same device may ask again when the answer was lost.',
    params: cart,
    status: 200,
    response: parkedCartSchema,
    audit: 'none',
    problems: ['parked-cart-gone'],
  }),
}

import {
  customerIdSchema,
  emailAddressSchema,
  giftCardEntryKindSchema,
  giftCardFiltersSchema,
  giftCardIdSchema,
  giftCardStatuses,
  giftCardStatusSchema,
  moneySchema,
  orderIdSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { pageOf, pageQueryShape } from '../../platform/http/page.js'
import { amountInQuery, anyOfInQuery } from '../../platform/http/query-filters.js'
import { defineRoute, requires } from '../../platform/http/route-contract.js'
import { actorSchema } from '../orders/order-parts.contract.js'

export const giftCardSchema = z
  .strictObject({
    id: giftCardIdSchema,
    last4: z
      .string()
      .meta({ description: 'The end of the code. The code itself is shown once, when it is issued.' }),
    status: giftCardStatusSchema,
    initial: moneySchema,
    balance: moneySchema,
    customer: z.strictObject({ id: customerIdSchema, name: z.string() }).nullable(),
    note: z.string().nullable(),
    expiresAt: z.iso.datetime().nullable(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'GiftCard' })

export const giftCardDetailSchema = z
  .strictObject({
    ...giftCardSchema.shape,
    codeKnown: z.boolean().meta({
      description: 'Whether the same code can be sent again: it is kept for some days only.',
    }),
    entries: z
      .array(
        z.strictObject({
          id: z.uuid(),
          at: z.iso.datetime(),
          kind: giftCardEntryKindSchema,
          amount: moneySchema,
          balance: moneySchema.meta({ description: 'What was on the card afterwards.' }),
          order: z.strictObject({ id: orderIdSchema, number: z.string() }).nullable(),
          reason: z.string().nullable(),
          actor: actorSchema,
        }),
      )
      .meta({ description: 'Newest first, 200 at most.' }),
  })
  .meta({ id: 'GiftCardDetail' })

const params = z.strictObject({ giftCardId: giftCardIdSchema })
const tag = 'Gift cards'
const { shape } = giftCardFiltersSchema
const reason = z.string().trim().min(1).max(300)
const key = { idempotent: true } as const

export const giftCardRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/gift-cards',
    access: requires('gift-cards.read'),
    operationId: 'listGiftCards',
    tag,
    summary: 'Gift cards, newest first',
    query: z.strictObject({
      ...pageQueryShape,
      search: z.string().max(100).optional().meta({
        description:
          'The end of a code, a whole code, or part of the name or e-mail address of the customer.',
      }),
      status: anyOfInQuery(shape.status.unwrap(), giftCardStatuses),
      customerId: customerIdSchema.optional(),
      balanceFrom: amountInQuery,
      balanceTo: amountInQuery,
      expiresFrom: shape.expiresFrom,
      expiresBefore: shape.expiresBefore,
    }),
    status: 200,
    response: pageOf(giftCardSchema),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/gift-cards/{giftCardId}',
    access: requires('gift-cards.read'),
    operationId: 'getGiftCard',
    tag,
    summary: 'One gift card with its ledger',
    params,
    status: 200,
    response: giftCardDetailSchema,
  }),
  issue: defineRoute({
    method: 'POST',
    path: '/api/v1/gift-cards',
    access: requires('gift-cards.issue'),
    operationId: 'issueGiftCard',
    tag,
    summary: 'Issue a gift card',
    description: 'The answer is the only one that has the whole code: only its end is shown later.',
    body: z.strictObject({
      amount: moneySchema.meta({ description: "More than zero, in the shop's currency." }),
      customerId: customerIdSchema.optional(),
      expiresAt: z.iso.datetime().optional().meta({ description: 'In the future; without it, never.' }),
      note: z.string().trim().max(300).optional(),
    }),
    status: 201,
    response: z.strictObject({ giftCard: giftCardSchema, code: z.string() }).meta({ id: 'IssuedGiftCard' }),
    ...key,
    problems: ['unknown-customer'],
  }),
  adjust: defineRoute({
    method: 'POST',
    path: '/api/v1/gift-cards/{giftCardId}/adjust',
    access: requires('gift-cards.issue'),
    operationId: 'adjustGiftCard',
    tag,
    summary: 'Put more on a gift card, or take some off it',
    params,
    body: z.strictObject({
      amount: moneySchema.meta({ description: 'Not zero; what is below zero is taken off.' }),
      reason,
    }),
    status: 200,
    response: giftCardDetailSchema,
    ...key,
    problems: ['gift-card-balance', 'gift-card-currency'],
  }),
  setExpiry: defineRoute({
    method: 'PUT',
    path: '/api/v1/gift-cards/{giftCardId}/expiry',
    access: requires('gift-cards.issue'),
    operationId: 'setGiftCardExpiry',
    tag,
    summary: 'Change from when on a gift card pays no more',
    description: 'A card that has expired pays again when the new moment is in the future.',
    params,
    body: z.strictObject({
      expiresAt: z.iso.datetime().nullable().meta({ description: 'In the future; null: never.' }),
      reason,
    }),
    status: 200,
    response: giftCardDetailSchema,
  }),
  sendCode: defineRoute({
    method: 'POST',
    path: '/api/v1/gift-cards/{giftCardId}/send-code',
    access: requires('gift-cards.issue'),
    operationId: 'sendGiftCardCode',
    tag,
    summary: 'Send the code of a gift card by mail',
    description:
      'Straight to the mail server: no copy is kept in the mailbox of the shop. A code that is not known any more can only be replaced by a new one.',
    params,
    body: z.strictObject({
      to: emailAddressSchema().optional().meta({ description: "Omitted: the customer's address." }),
      replace: z.boolean().default(false).meta({
        description: 'Whether the card gets a new code where its own is not known any more.',
      }),
    }),
    status: 200,
    response: giftCardDetailSchema,
    ...key,
    problems: [
      'gift-card-address-missing',
      'gift-card-code-forgotten',
      'gift-card-mail-failed',
      'gift-card-balance',
      'gift-card-expired',
      'gift-card-disabled',
      'idempotency-key-reused',
    ],
  }),
  disable: defineRoute({
    method: 'POST',
    path: '/api/v1/gift-cards/{giftCardId}/disable',
    access: requires('gift-cards.issue'),
    operationId: 'disableGiftCard',
    tag,
    summary: 'Let a gift card pay no more',
    description: 'Its balance stays. A card that is disabled already stays as it is.',
    params,
    body: z.strictObject({ reason }),
    status: 200,
    response: giftCardDetailSchema,
  }),
  enable: defineRoute({
    method: 'POST',
    path: '/api/v1/gift-cards/{giftCardId}/enable',
    access: requires('gift-cards.issue'),
    operationId: 'enableGiftCard',
    tag,
    summary: 'Let a disabled gift card pay again',
    params,
    body: z.strictObject({ reason }),
    status: 200,
    response: giftCardDetailSchema,
  }),
}

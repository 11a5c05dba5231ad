import { createHash } from 'node:crypto'
import { type CustomerId, customerIdSchema } from '@counterflow/core'
import { ActionError, type CreateDiscountCode, type ShopApi } from '@counterflow/plugin-sdk'
import type { Step } from './shop-api.js'

const day = 86_400_000

/** What a step can give to customers: gift cards and codes, each once for the step however often it asks. */
export function rewardsOf({
  services: { giftCards, discountChanges, discounts },
  actor,
  idempotencyKey,
  guarded,
}: Step): Pick<ShopApi, 'giftCards' | 'discounts'> {
  return {
    giftCards: {
      issue: ({ amount, customerId, validForDays, note }) =>
        guarded('gift-cards.issue', async () => {
          const request = { amount, customerId: idOf(customerId), expiresAt: endOf(validForDays), note }
          const { id, code, last4 } = await giftCards.issue(request, { idempotencyKey, actor })
          return { giftCardId: id, code, last4, amount }
        }),
    },
    discounts: {
      create: (request) =>
        guarded('discounts.update', async () => {
          const { customerId, codePrefix, value, minimumSubtotal, maximumUses = 1, validForDays } = request
          const id = idOf(customerId)
          const given = {
            value,
            codePrefix,
            minimumSubtotal,
            maximumUses,
            customerIds: id === undefined ? [] : [id],
            endsAt: endOf(validForDays),
          }
          const discountId = await discountChanges.create(given, {
            principal: 'workflow',
            key: idempotencyKey,
            operationId: 'createDiscount',
            fingerprint: fingerprintOf(request),
          })
          return { discountId, code: (await discounts.read(discountId)).code }
        }),
    },
  }
}

const endOf = (days: number | undefined) =>
  days === undefined ? undefined : new Date(Date.now() + days * day).toISOString()

const fingerprintOf = (request: CreateDiscountCode) =>
  createHash('sha256').update(JSON.stringify(request)).digest('hex')

function idOf(text: string | null | undefined): CustomerId | undefined {
  if (text == null) return undefined
  const parsed = customerIdSchema.safeParse(text)
  if (parsed.success) return parsed.data
  throw new ActionError({ code: 'invalid_input', message: `"${text}" is not the id of a customer.` })
}

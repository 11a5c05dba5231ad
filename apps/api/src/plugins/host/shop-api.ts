import { orderIdSchema, type Permission } from '@counterflow/core'
import { ActionError, type ShopApi } from '@counterflow/plugin-sdk'
import type { Orders, Payments } from '../../commerce/commerce.public.js'
import type { Actor } from '../../platform/http/actor.js'
import { Problem } from '../../platform/http/problems/problem.js'

/** What the shop's features offer to plugins. */
export interface ShopServices {
  readonly orders: Pick<Orders, 'snapshot' | 'addTags'>
  readonly payments: Pick<Payments, 'capture'>
}

/**
 * The shop as one step of one run sees it: every call is checked against what the workflow may do,
 * and every change carries the step's idempotency key.
 */
export function createShopApi(
  { orders, payments }: ShopServices,
  actor: Actor,
  idempotencyKey: string,
): ShopApi {
  const guarded = async <Result>(permission: Permission, work: () => Promise<Result>): Promise<Result> => {
    if (!actor.permissions.includes(permission)) throw notPermitted(permission)
    try {
      return await work()
    } catch (error) {
      throw error instanceof Problem ? failureOf(error) : error
    }
  }
  return {
    orders: {
      get: (orderId) => guarded('orders.read', () => orders.snapshot(parseOrderId(orderId))),
      addTags: (orderId, tags) =>
        guarded('orders.update', async () => ({
          tags: await orders.addTags(parseOrderId(orderId), tags, actor),
        })),
    },
    payments: {
      capture: (orderId) =>
        guarded('orders.capture', async () => {
          const id = parseOrderId(orderId)
          const { amount } = await payments.capture(id, { idempotencyKey, actor })
          const { paymentStatus } = await orders.snapshot(id)
          return { captured: amount, paymentStatus }
        }),
    },
  }
}

function parseOrderId(text: string) {
  const parsed = orderIdSchema.safeParse(text)
  if (parsed.success) return parsed.data
  throw new ActionError({ code: 'invalid_input', message: `"${text}" is not the id of an order.` })
}

function notPermitted(permission: Permission): ActionError {
  return new ActionError({
    code: 'not_permitted',
    message: `The workflow may not do this: it needs the permission "${permission}". Somebody who holds it must turn the workflow on.`,
  })
}

const isTemporary = (status: number) => status === 429 || status >= 500

function failureOf(problem: Problem): ActionError {
  return new ActionError({
    code: problem.type.replaceAll('-', '_'),
    message: problem.message,
    retry: isTemporary(problem.status),
    ...(problem.retryAfter === undefined ? {} : { retryAfterSeconds: problem.retryAfter }),
  })
}

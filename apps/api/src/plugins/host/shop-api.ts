import { createHash } from 'node:crypto'
import { type Permission, type RiskLevel, riskVerdictSchema } from '@counterflow/core'
import { ActionError, type AssessRisk, type ShopApi } from '@counterflow/plugin-sdk'
import type { PluginManifest } from '@counterflow/plugin-sdk/manifest'
import { z } from 'zod'
import { languageOf } from '../../commerce/commerce.public.js'
import type { Actor } from '../../platform/http/actor.js'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { conversationsOf } from './shop-conversations.js'
import { parseChargeId, parseCustomerId, parseOrderId, parseStaffId } from './shop-ids.js'
import { rewardsOf } from './shop-rewards.js'
import type { ShopServices } from './shop-services.js'

type Guarded = <Result>(permission: Permission, work: () => Promise<Result>) => Promise<Result>

/** Whose step it is: what it says of the shop's orders is said in this name. */
export type AskingPlugin = Pick<PluginManifest, 'name' | 'title'>

/** Who asks, under which key, and what that one may do. */
export interface Step {
  readonly services: ShopServices
  readonly actor: Actor
  readonly idempotencyKey: string
  readonly plugin: AskingPlugin
  readonly guarded: Guarded
}

/**
 * The shop as one step of one run sees it: every call is checked against what the workflow may do,
 * and every change carries the step's idempotency key.
 */
export function createShopApi(
  services: ShopServices,
  actor: Actor,
  idempotencyKey: string,
  plugin: AskingPlugin,
): ShopApi {
  const guarded: Guarded = async (permission, work) => {
    if (!actor.permissions.includes(permission)) throw notPermitted(permission)
    try {
      return await work()
    } catch (error) {
      throw error instanceof Problem ? failureOf(error) : error
    }
  }
  const step: Step = { services, actor, idempotencyKey, plugin, guarded }
  return {
    orders: ordersOf(step),
    payments: paymentsOf(step),
    charges: {
      retrieve: (chargeId) =>
        guarded('orders.read', () => services.charges.retrieve(parseChargeId(chargeId))),
    },
    customers: customersOf(step),
    ...rewardsOf(step),
    mail: mailOf(step),
    conversations: conversationsOf(step),
    messages: { classify: (text) => guarded('inbox.read', () => services.topics.judge(text)) },
  }
}

function ordersOf(step: Step): ShopApi['orders'] {
  const { services, actor, idempotencyKey, guarded } = step
  const { orders, cancellation, fulfilment, payments, orderNotes } = services
  return {
    get: (orderId) => guarded('orders.read', () => orders.snapshot(parseOrderId(orderId))),
    latestOf: (customerId) =>
      guarded('orders.read', async () => (await orders.latestOf(parseCustomerId(customerId))) ?? null),
    addTags: (orderId, tags) =>
      guarded('orders.update', async () => ({
        tags: await orders.addTags(parseOrderId(orderId), tags, actor),
      })),
    removeTags: (orderId, tags) =>
      guarded('orders.update', async () => ({
        tags: await orders.removeTags(parseOrderId(orderId), tags, actor),
      })),
    cancel: (orderId, request) =>
      guarded('orders.cancel', async () => {
        const id = parseOrderId(orderId)
        await cancellation.cancel(id, { ...request, idempotencyKey, actor })
        const { cancelledAt, paymentStatus } = await orders.snapshot(id)
        if (cancelledAt === null) throw new Error(`Order ${id} was cancelled and is not.`)
        return { cancelledAt, paymentStatus }
      }),
    fulfil: (orderId, options) =>
      guarded('orders.update', async () => {
        const id = parseOrderId(orderId)
        const before = await orders.snapshot(id)
        if (before.fulfilledAt !== null) return { fulfilledAt: before.fulfilledAt }
        await fulfilment.fulfil(id, actor, options)
        const { fulfilledAt } = await orders.snapshot(id)
        if (fulfilledAt === null) throw new Error(`Order ${id} was fulfilled and is not.`)
        return { fulfilledAt }
      }),
    markPaid: (orderId) =>
      guarded('orders.capture', async () => {
        const id = parseOrderId(orderId)
        const { outstanding } = await orders.snapshot(id)
        if (outstanding.amount === 0) return { outstanding }
        await payments.markPaid(id, { actor, request: requestOf(step, 'markOrderPaid', id) })
        return { outstanding: (await orders.snapshot(id)).outstanding }
      }),
    assessRisk: (orderId, assessment) =>
      guarded('orders.assess', () => assessRisk(step, orderId, assessment)),
    addNote: (orderId, line) =>
      guarded('orders.update', async () => {
        const id = parseOrderId(orderId)
        return {
          note: await orderNotes.add(id, line, actor, requestOf(step, 'addOrderNote', `${id}/${line}`)),
        }
      }),
    restock: (orderId) =>
      guarded('orders.update', async () => ({
        pieces: await fulfilment.restock(parseOrderId(orderId), actor),
      })),
  }
}

async function assessRisk(
  { services: { orders, providerRisks, shop }, plugin, actor, idempotencyKey }: Step,
  orderId: string,
  { assessmentId = idempotencyKey, ...assessment }: AssessRisk,
): Promise<{ riskLevel: RiskLevel | null }> {
  const id = parseOrderId(orderId)
  const verdict = riskVerdictSchema.safeParse({ assessmentId, ...assessment })
  if (!verdict.success)
    throw new ActionError({ code: 'invalid_input', message: z.prettifyError(verdict.error) })
  const provider = { id: plugin.name, name: plugin.title[languageOf(await shop.read())] }
  await providerRisks.record(id, provider, verdict.data, actor)
  const { riskLevel } = await orders.snapshot(id)
  return { riskLevel }
}

/** The step as a request that may be repeated: with the same key it changes the shop once. */
function requestOf({ idempotencyKey }: Step, operationId: string, asked: string): IdempotentRequest {
  const fingerprint = createHash('sha256').update(asked).digest('hex')
  return { key: idempotencyKey, principal: 'workflow', operationId, fingerprint }
}

function paymentsOf({ services, actor, idempotencyKey, guarded }: Step): ShopApi['payments'] {
  const { orders, payments, charges } = services
  return {
    capture: (orderId) =>
      guarded('orders.capture', async () => {
        const id = parseOrderId(orderId)
        const { amount } = await payments.capture(id, { idempotencyKey, actor })
        const { paymentStatus } = await orders.snapshot(id)
        return { captured: amount, paymentStatus }
      }),
    release: (orderId) =>
      guarded('orders.cancel', async () => {
        const id = parseOrderId(orderId)
        const { amount } = await payments.void(id, { idempotencyKey, actor })
        const { paymentStatus } = await orders.snapshot(id)
        return { released: amount, paymentStatus }
      }),
    refund: ({ chargeId, customerId, amount, ...details }) =>
      guarded('orders.refund', async () => {
        const charge = await charges.retrieve(parseChargeId(chargeId))
        if (customerId != null && charge.customerId !== customerId) throw otherCustomer(chargeId)
        const { orderId } = charge
        const receipt = await payments.refund(orderId, { idempotencyKey, actor, amount, details })
        return {
          refundId: receipt.operationId,
          refunded: receipt.amount,
          paymentStatus: receipt.paymentStatus,
        }
      }),
  }
}

function customersOf({ services, actor, idempotencyKey, guarded }: Step): ShopApi['customers'] {
  const { customers, notes } = services
  return {
    addTags: (customerId, tags) =>
      guarded('customers.update', () => customers.addTags(parseCustomerId(customerId), tags, actor)),
    removeTags: (customerId, tags) =>
      guarded('customers.update', () => customers.removeTags(parseCustomerId(customerId), tags, actor)),
    updateMetadata: (customerId, changes) =>
      guarded('customers.update', () =>
        customers.updateMetadata(parseCustomerId(customerId), changes, actor),
      ),
    addNote: (customerId, text) =>
      guarded('customers.update', async () => ({
        noteId: await notes.add(parseCustomerId(customerId), text, { actor, idempotencyKey }),
      })),
  }
}

function mailOf({ services: { outbox }, actor, idempotencyKey, guarded }: Step): ShopApi['mail'] {
  return {
    send: (to, mail) => guarded('mail.send', () => outbox.send(to, mail, { idempotencyKey, actor })),
    sendToStaff: (staffId, mail) =>
      guarded('mail.send', () => outbox.sendToStaff(parseStaffId(staffId), mail, { idempotencyKey, actor })),
  }
}

function otherCustomer(chargeId: string): ActionError {
  return new ActionError({
    code: 'other_customer',
    message: `The charge ${chargeId} belongs to another customer, so nothing was refunded. Take charge and customer from the same step.`,
  })
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

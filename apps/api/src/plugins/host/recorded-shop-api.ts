import type { ShopApi } from '@counterflow/plugin-sdk'
import type { AuditTrail } from '../../audit/audit.public.js'
import type { Actor } from '../../platform/http/actor.js'

type Done = <Result>(deed: string, type: string, id: string, work: Promise<Result>) => Promise<Result>

/** The shop with a record of what a step changes in it, under the names that the same deeds have in the API. */
export function recordedShopApi(shop: ShopApi, actor: Actor, trail: AuditTrail): ShopApi {
  const done: Done = async (deed, type, id, work) => {
    const result = await work
    await trail.add({ actor, deed, outcome: 'done', subject: { type, id } })
    return result
  }
  const { orders, payments, customers, mail, giftCards, discounts } = shop
  return {
    ...shop,
    orders: {
      ...orders,
      addTags: (id, tags) => done('addOrderTags', 'order', id, orders.addTags(id, tags)),
      removeTags: (id, tags) => done('removeOrderTags', 'order', id, orders.removeTags(id, tags)),
      cancel: (id, request) => done('cancelOrder', 'order', id, orders.cancel(id, request)),
      fulfil: (id) => done('fulfilOrder', 'order', id, orders.fulfil(id)),
      markPaid: (id) => done('markOrderPaid', 'order', id, orders.markPaid(id)),
      addNote: (id, line) => done('commentOnOrder', 'order', id, orders.addNote(id, line)),
      restock: (id) => done('restockOrder', 'order', id, orders.restock(id)),
    },
    payments: {
      ...payments,
      capture: (id) => done('capturePayment', 'order', id, payments.capture(id)),
      release: (id) => done('voidPayment', 'order', id, payments.release(id)),
      refund: (request) => done('refundPayment', 'payment', request.chargeId, payments.refund(request)),
    },
    customers: {
      ...customers,
      addTags: (id, tags) => done('addCustomerTags', 'customer', id, customers.addTags(id, tags)),
      addNote: (id, note) => done('addCustomerNote', 'customer', id, customers.addNote(id, note)),
      removeTags: (id, tags) => done('removeCustomerTags', 'customer', id, customers.removeTags(id, tags)),
      updateMetadata: (id, changes) =>
        done('updateCustomerMetadata', 'customer', id, customers.updateMetadata(id, changes)),
    },
    giftCards: {
      ...giftCards,
      issue: async (request) => {
        const issued = await giftCards.issue(request)
        const subject = { type: 'gift_card', id: issued.giftCardId }
        await trail.add({ actor, deed: 'issueGiftCard', outcome: 'done', subject })
        return issued
      },
    },
    discounts: {
      ...discounts,
      create: async (request) => {
        const created = await discounts.create(request)
        const subject = { type: 'discount', id: created.discountId }
        await trail.add({ actor, deed: 'createDiscount', outcome: 'done', subject })
        return created
      },
    },
    mail: {
      ...mail,
      send: async (to, letter) => {
        const sent = await mail.send(to, letter)
        await trail.add({ actor, deed: 'sendMail', outcome: 'done' })
        return sent
      },
      sendToStaff: (id, letter) => done('sendMail', 'staff', id, mail.sendToStaff(id, letter)),
    },
  }
}

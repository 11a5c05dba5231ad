import type { ShopApi } from '@counterflow/plugin-sdk'
import type { AuditTrail } from '../../audit/audit.public.js'
import type { Deed } from '../../platform/deeds/deed.js'
import { DeedUnderWay, doing } from '../../platform/deeds/deed-under-way.js'
import type { Actor } from '../../platform/http/actor.js'

interface Recorded {
  readonly deed: string
  /** What it is about: a thing, or the type of the thing that it makes. */
  readonly about?: { readonly type: string; readonly id?: string }
}

/** The shop with a record of what a step changes in it, under the names that the same deeds have in the API. */
export function recordedShopApi(shop: ShopApi, actor: Actor, trail: AuditTrail): ShopApi {
  const recorded = async <Result>(
    { deed, about }: Recorded,
    work: () => Promise<Result>,
  ): Promise<Result> => {
    const entry = (done: Deed) => {
      const subject =
        about?.id === undefined ? about && done.touched(about.type) : { type: about.type, id: about.id }
      return { actor, deed, outcome: 'done' as const, subject, changes: done.changes }
    }
    const underWay = new DeedUnderWay((transaction, it) => trail.addToChange(entry(it), transaction))
    const result = await doing(underWay, work)
    // What was so already is in the record as well, since it was asked for.
    if (!underWay.isWritten) await trail.add(entry(underWay.deed))
    underWay.end()
    return result
  }
  const done = <Result>(deed: string, type: string, id: string, work: () => Promise<Result>) =>
    recorded({ deed, about: { type, id } }, work)
  const { orders, payments, customers, mail, giftCards, discounts, conversations } = shop
  const talked = <Result>(deed: string, id: string, work: () => Promise<Result>) =>
    done(deed, 'conversation', id, work)
  return {
    ...shop,
    orders: {
      ...orders,
      addTags: (id, tags) => done('addOrderTags', 'order', id, () => orders.addTags(id, tags)),
      removeTags: (id, tags) => done('removeOrderTags', 'order', id, () => orders.removeTags(id, tags)),
      cancel: (id, request) => done('cancelOrder', 'order', id, () => orders.cancel(id, request)),
      fulfil: (id, options) => done('fulfilOrder', 'order', id, () => orders.fulfil(id, options)),
      markPaid: (id) => done('markOrderPaid', 'order', id, () => orders.markPaid(id)),
      assessRisk: (id, assessment) =>
        done('assessOrderRisk', 'order', id, () => orders.assessRisk(id, assessment)),
      addNote: (id, line) => done('commentOnOrder', 'order', id, () => orders.addNote(id, line)),
      restock: (id) => done('restockOrder', 'order', id, () => orders.restock(id)),
    },
    payments: {
      ...payments,
      capture: (id) => done('capturePayment', 'order', id, () => payments.capture(id)),
      release: (id) => done('voidPayment', 'order', id, () => payments.release(id)),
      refund: (request) => done('refundPayment', 'payment', request.chargeId, () => payments.refund(request)),
    },
    customers: {
      ...customers,
      addTags: (id, tags) => done('addCustomerTags', 'customer', id, () => customers.addTags(id, tags)),
      addNote: (id, note) => done('addCustomerNote', 'customer', id, () => customers.addNote(id, note)),
      removeTags: (id, tags) =>
        done('removeCustomerTags', 'customer', id, () => customers.removeTags(id, tags)),
      updateMetadata: (id, changes) =>
        done('updateCustomerMetadata', 'customer', id, () => customers.updateMetadata(id, changes)),
    },
    giftCards: {
      ...giftCards,
      issue: (request) =>
        recorded({ deed: 'issueGiftCard', about: { type: 'gift_card' } }, () => giftCards.issue(request)),
    },
    discounts: {
      ...discounts,
      create: (request) =>
        recorded({ deed: 'createDiscount', about: { type: 'discount' } }, () => discounts.create(request)),
    },
    conversations: {
      ...conversations,
      reply: (id, text) => talked('replyToConversation', id, () => conversations.reply(id, text)),
      sendDiscount: (id, discountId, text) =>
        talked('replyToConversation', id, () => conversations.sendDiscount(id, discountId, text)),
      addNote: (id, text) => talked('addConversationNote', id, () => conversations.addNote(id, text)),
      assign: (id, staffId) => talked('assignConversation', id, () => conversations.assign(id, staffId)),
      shareOut: (id, way, among) =>
        talked('assignConversation', id, () => conversations.shareOut(id, way, among)),
      close: (id) => talked('setConversationState', id, () => conversations.close(id)),
      snooze: (id, minutes) => talked('snoozeConversation', id, () => conversations.snooze(id, minutes)),
      addTags: (id, tags) => talked('setConversationTags', id, () => conversations.addTags(id, tags)),
      removeTags: (id, tags) => talked('setConversationTags', id, () => conversations.removeTags(id, tags)),
    },
    mail: {
      ...mail,
      send: (to, letter) => recorded({ deed: 'sendMail' }, () => mail.send(to, letter)),
      sendToStaff: (id, letter) => done('sendMail', 'staff', id, () => mail.sendToStaff(id, letter)),
    },
  }
}

import type { ShopApi } from '@counterflow/plugin-sdk'

const never = (): Promise<never> => {
  throw new Error('The action under test has no business with the shop.')
}

/** The shop of specs whose actions do not touch it. */
export const unusedShop: ShopApi = {
  orders: {
    get: never,
    latestOf: never,
    addTags: never,
    removeTags: never,
    cancel: never,
    restock: never,
    fulfil: never,
    markPaid: never,
    addNote: never,
    assessRisk: never,
  },
  payments: { capture: never, refund: never, release: never },
  charges: { retrieve: never },
  giftCards: { issue: never },
  discounts: { create: never },
  customers: { addTags: never, removeTags: never, updateMetadata: never, addNote: never },
  mail: { send: never, sendToStaff: never },
  conversations: {
    get: never,
    reply: never,
    sendDiscount: never,
    addNote: never,
    assign: never,
    shareOut: never,
    close: never,
    snooze: never,
    addTags: never,
    removeTags: never,
  },
  messages: { classify: never },
}

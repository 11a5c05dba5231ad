import type { ConversationsApi } from '@counterflow/plugin-sdk'
import type { Step } from './shop-api.js'
import { parseConversationId, parseDiscountId, parseStaffId } from './shop-ids.js'

/** What a step can do in conversations: each thing once, however often it asks. */
export function conversationsOf({ services, actor, idempotencyKey, guarded }: Step): ConversationsApi {
  const { conversations } = services
  const step = { actor, idempotencyKey }
  const may = <Result>(work: () => Promise<Result>) => guarded('inbox.reply', work)
  return {
    get: (id) => guarded('inbox.read', () => conversations.read(parseConversationId(id))),
    reply: (id, text) =>
      may(async () => ({ entryId: await conversations.reply(parseConversationId(id), { text }, step) })),
    sendDiscount: (id, discount, text) =>
      may(async () => {
        const discountId = parseDiscountId(discount)
        return { entryId: await conversations.reply(parseConversationId(id), { discountId, text }, step) }
      }),
    addNote: (id, text) =>
      may(async () => ({ entryId: await conversations.addNote(parseConversationId(id), text, step) })),
    assign: (id, staff) =>
      may(async () => {
        const staffId = parseStaffId(staff)
        const { name } = await conversations.assign(parseConversationId(id), staffId, step)
        return { staffId, name }
      }),
    shareOut: (id, way, among) =>
      may(async () => {
        const wish = { way, among: among?.map(parseStaffId) }
        const { id: staffId, name } = await conversations.share(parseConversationId(id), wish, step)
        return { staffId, name }
      }),
    close: (id) =>
      may(async () => {
        await conversations.close(parseConversationId(id), step)
        return { state: 'closed' }
      }),
    snooze: (id, minutes) =>
      may(async () => ({ snoozedUntil: await conversations.snooze(parseConversationId(id), minutes, step) })),
    addTags: (id, add) =>
      may(async () => ({ tags: await conversations.tag(parseConversationId(id), { add }, step) })),
    removeTags: (id, remove) =>
      may(async () => ({ tags: await conversations.tag(parseConversationId(id), { remove }, step) })),
  }
}

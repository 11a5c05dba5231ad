import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { pageSchema, startInbox, Visitor } from '../../../test/inbox-application.js'
import type { ShopApplication } from '../../../test/shop-application.js'
import { ConversationList } from './conversation-list.js'
import { ConversationSearch } from './conversation-search.js'

let shop: ShopApplication
let owner: Record<string, string>
let support: Record<string, string>
beforeAll(async () => {
  shop = await startInbox()
  owner = await shop.staff('owner')
  support = await shop.staff('support')
})
afterAll(() => shop?.close())

const at = '/api/v1/conversations'
const list = async (query: string, caller = owner) =>
  pageSchema.parse((await shop.send(caller, 'GET', `${at}?${query}`)).body).items.map(({ name }) => name)

it('a list for which many screens ask at the same moment is read once for all of them', async () => {
  const mina = await Visitor.come(shop, 'Mina')
  await mina.write('Hello!')
  const read = vi.spyOn(shop.application.get(ConversationSearch), 'find')
  const conversations = shop.application.get(ConversationList)
  const query = { view: 'open', sort: 'newest', limit: 50 } as const
  const pages = await Promise.all(Array.from({ length: 20 }, () => conversations.page(query, null)))
  expect(pages.map(({ items }) => items[0]?.name)).toEqual(Array.from({ length: 20 }, () => 'Mina'))
  expect(read).toHaveBeenCalledTimes(1)
  read.mockRestore()
})

it('everybody is answered what they asked for, whoever asks at the same moment', async () => {
  const jun = await Visitor.come(shop, 'Jun')
  await jun.write('Hello!')
  const { items } = z
    .object({ items: z.array(z.object({ id: z.string(), name: z.string() })) })
    .parse((await shop.send(owner, 'GET', `${at}/assignees`)).body)
  const me = z.object({ id: z.string() }).parse((await shop.send(support, 'GET', '/api/v1/session')).body)
  expect(items.map(({ id }) => id)).toContain(me.id)
  await shop.send(owner, 'PUT', `${at}/${jun.conversationId}/assignee`, { staffId: me.id })
  const [theirs, ours, one, bad, found] = await Promise.all([
    list('view=mine', support),
    list('view=mine', owner),
    list('view=open&limit=1', owner),
    shop.send(owner, 'GET', `${at}?cursor=nonsense`),
    list('view=open&search=jun', support),
  ])
  expect([theirs, ours, one, found]).toEqual([['Jun'], [], ['Jun'], ['Jun']])
  expect(bad).toMatchObject({ status: 422, body: { type: '/problems/invalid-cursor' } })
})

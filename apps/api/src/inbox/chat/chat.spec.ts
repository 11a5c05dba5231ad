import { conversationIdSchema, discountIdSchema, type EntryContent } from '@counterflow/core'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ChatVisitor, elsewhere } from '../../../test/chat-visitor.js'
import { staffActor } from '../../../test/commerce-application.js'
import { entriesSchema, rowSchema, startInbox } from '../../../test/inbox-application.js'
import type { ShopApplication } from '../../../test/shop-application.js'
import { Transactions } from '../../platform/database/transactions.js'
import { holdConversation } from '../conversations/conversation-records.js'
import { Conversations } from '../conversations/conversations.js'
import type { StoredEntry } from '../entries/entry.table.js'
import { InboxWork } from '../inbox-work.js'
import { VisitorNews } from './visitor-news.js'

let shop: ShopApplication
let owner: Record<string, string>
beforeAll(async () => {
  shop = await startInbox()
  owner = await shop.staff('owner')
  shop.application.get(InboxWork).start()
})
afterAll(() => shop?.close())

const staffSide = (visitor: ChatVisitor, path = '') =>
  `/api/v1/conversations/${visitor.conversationId}${path}`
const row = async (visitor: ChatVisitor) =>
  rowSchema.loose().parse((await shop.send(owner, 'GET', staffSide(visitor))).body)
const log = async (visitor: ChatVisitor) =>
  entriesSchema.parse((await shop.send(owner, 'GET', staffSide(visitor, '/entries'))).body).entries

/** Answers that cannot be taken back, at once. */
function answers(visitor: ChatVisitor, contents: readonly EntryContent[]) {
  return shop.application.get(Transactions).run(async (transaction) => {
    const entries: StoredEntry[] = []
    for (const content of contents) {
      const conversationId = conversationIdSchema.parse(visitor.conversationId)
      const request = { conversationId, content, clientKey: uuidv7(), actor: staffActor, holdSeconds: 0 }
      entries.push(await shop.application.get(Conversations).reply(transaction, request))
    }
    return entries
  })
}
const say = (visitor: ChatVisitor, ...texts: string[]) =>
  answers(
    visitor,
    texts.map((text) => ({ type: 'text', text })),
  )

describe('a chat on another site', () => {
  it('begins with a name and an address, without a cookie, and staff have the message', async () => {
    const asked = await fetch(`${shop.url}/api/v1/chat/sessions`, { method: 'OPTIONS', headers: elsewhere })
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, '*'])
    const mina = await ChatVisitor.come(shop)
    expect((await mina.write('Hello!')).status).toBe(201)
    expect(await row(mina)).toMatchObject({
      channel: 'chat',
      name: 'Mina Park',
      email: 'mina@example.com',
      customer: null,
      unread: true,
      preview: 'Hello!',
    })
    const settings = await fetch(`${shop.url}/api/v1/chat/settings`, { headers: elsewhere })
    expect(settings.headers.get('set-cookie')).toBeNull()
    expect(await settings.json()).toMatchObject({ longestMessage: 20_000 })
  })

  it('shows nothing of a customer to who names their address', async () => {
    const visitor = await ChatVisitor.come(shop, { email: 'haneul@example.com' })
    await visitor.write('It is me, Haneul')
    expect((await row(visitor)).customer).toBeNull()
    expect((await visitor.entries()).entries).toHaveLength(1)
  })

  it('begins once where the answer was lost, and the newer token is the one that counts', async () => {
    const clientKey = crypto.randomUUID()
    const first = await ChatVisitor.come(shop, { clientKey })
    const again = await ChatVisitor.come(shop, { clientKey })
    expect(again.conversationId).toBe(first.conversationId)
    expect((await again.write('Once')).status).toBe(201)
    expect(await first.entries().catch(() => 'refused')).toBe('refused')
  })

  it.each([
    ['none', undefined],
    ['one that is made up', `Bearer ${'x'.repeat(43)}`],
    ['no token at all', "Bearer ' or 1=1 --"],
    ['the id of a conversation', 'Bearer 01980000-0000-7000-8000-0000000000aa'],
  ])('is closed to who has no token of it: %s', async (_name, authorization) => {
    const headers = { ...elsewhere, ...(authorization === undefined ? {} : { authorization }) }
    const statuses: number[] = []
    for (const [method, path, body] of [
      ['GET', 'entries'],
      ['GET', 'stream'],
      ['POST', 'typing'],
      ['POST', 'read', { position: 1 }],
      ['POST', 'messages', { clientKey: crypto.randomUUID(), text: 'Hello' }],
      ['POST', 'discounts', { entryId: uuidv7() }],
      ['PUT', 'cart', { cartToken: 'x'.repeat(43) }],
    ] as const) {
      statuses.push((await shop.send(headers, method, `/api/v1/chat/${path}`, body)).status)
    }
    expect(new Set(statuses)).toEqual(new Set([401]))
  })

  it('takes no message twice, and none into a conversation that is not its own', async () => {
    const [mina, other] = [await ChatVisitor.come(shop), await ChatVisitor.come(shop)]
    const key = crypto.randomUUID()
    const [one, two] = [await mina.write('Twice', key), await mina.write('Twice', key)]
    expect(two.body).toEqual(one.body)
    expect((await other.write('Mine', key)).status).toBe(201)
    const discountId = discountIdSchema.parse(uuidv7())
    const [shared] = await answers(mina, [{ type: 'discount', discountId, code: 'NEVER', title: '10%' }])
    expect((await other.call('POST', 'discounts', { entryId: shared?.id })).status).toBe(404)
    await expect
      .poll(async () => (await mina.entries()).entries.map(({ from }) => from))
      .toEqual(['visitor', 'shop'])
    expect((await other.entries()).entries).toHaveLength(1)
  })

  it.each([
    ['emoji', '👨‍👩‍👧‍👦🏳️‍🌈'.repeat(20)],
    ['right-to-left text', 'مرحبا، كيف حالك؟ \u202e'],
    ['HTML and script', '<script>alert(1)</script><img src=x onerror=alert(1)>'],
    ['templates', '{{ customer.email }} {% raw %}'],
  ])('keeps %s as the text that it is', async (_name, text) => {
    const mina = await ChatVisitor.come(shop)
    await mina.write(text)
    const [own] = (await mina.entries()).entries
    const [theirs] = await log(mina)
    expect([own?.content, theirs?.content]).toEqual([
      { type: 'text', text },
      { type: 'text', text },
    ])
  })

  it.each([
    ['a megabyte', { text: 'x'.repeat(1_100_000) }, 413],
    ['too long a text', { text: 'x'.repeat(20_001) }, 422],
    ['nothing', { text: ' \n ' }, 422],
    ['U+0000', { text: 'a\u0000b' }, 422],
    ['a picture', { text: 'Look', mediaId: uuidv7() }, 422],
    ['the content of staff', { content: { type: 'image', url: 'https://evil.example/x.png' } }, 422],
  ])('refuses %s with a word on how to mend it', async (_name, body, status) => {
    const mina = await ChatVisitor.come(shop)
    const refused = await mina.call('POST', 'messages', { clientKey: crypto.randomUUID(), ...body })
    expect(refused.status).toBe(status)
    expect(Object(refused.body).fix).toMatch(/\w/)
    expect((await mina.entries()).entries).toEqual([])
  })

  it('takes only as many messages as somebody can read, and loses none that it took', async () => {
    const mina = await ChatVisitor.come(shop)
    const statuses: number[] = []
    for (let count = 0; count < 33; count += 1) statuses.push((await mina.write(`${count}`)).status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(30)
    expect(statuses.slice(30)).toEqual([429, 429, 429])
    expect((await mina.entries()).entries).toHaveLength(30)
  })
})

describe('what staff say', () => {
  it('comes once it cannot be taken back; notes and what happens among staff never come', async () => {
    const mina = await ChatVisitor.come(shop)
    await mina.write('Hello!')
    const stream = await mina.listen()
    await stream.until(() => stream.heard.length === 1)
    const held = { clientKey: uuidv7(), text: 'Take this back', seenPosition: 9 }
    const { body } = await shop.send(owner, 'POST', staffSide(mina, '/replies'), held)
    await shop.send(owner, 'POST', staffSide(mina, '/notes'), {
      clientKey: uuidv7(),
      text: 'Difficult',
      mentions: [],
    })
    expect((await mina.entries('changedAfter=0')).entries).toHaveLength(1)
    await shop.send(owner, 'POST', staffSide(mina, `/replies/${Object(body).id}/withdraw`))
    await shop.send(owner, 'PUT', staffSide(mina, '/state'), { state: 'closed' })
    await say(mina, 'Hello Mina')
    await stream.until(() => stream.texts().includes('Hello Mina'))
    const shown = await mina.entries()
    expect(shown.entries.map(({ content }) => content)).toEqual([
      { type: 'text', text: 'Hello!' },
      { type: 'text', text: 'Hello Mina' },
    ])
    expect(JSON.stringify([stream.heard, shown])).not.toMatch(/Difficult|Take this back/)
    expect(shown.entries.at(-1)).toMatchObject({ from: 'shop', name: staffActor.name, clientKey: null })
    await stream.close()
  })

  it('is delivered by the stream, read by the visitor, and missed by nobody who was away', async () => {
    const mina = await ChatVisitor.come(shop)
    await mina.write('Hello!')
    const first = await mina.listen()
    await say(mina, 'One')
    await first.until(() => first.texts().includes('One'))
    await expect.poll(async () => (await log(mina)).at(-1)?.state).toBe('delivered')
    await first.close()
    await say(mina, 'Two')
    await expect.poll(async () => (await log(mina)).at(-1)?.state).toBe('sent')
    const second = await mina.listen(first.version)
    await second.until(() => second.texts().includes('Two'))
    await mina.call('POST', 'read', { position: 3 })
    expect((await log(mina)).map(({ state }) => state)).toEqual(['sent', 'read', 'read'])
    // The state of what was known is told anew; nothing else is.
    expect(new Set(second.heard.map(({ position }) => position)).has(1)).toBe(false)
    await second.close()
  })

  it('shows who writes at this moment, and staff see the visitor come, write and leave', async () => {
    const mina = await ChatVisitor.come(shop)
    await mina.write('Hello!')
    const stream = await mina.listen()
    await expect.poll(async () => (await row(mina)).online).toBe(true)
    await shop.send(owner, 'PUT', staffSide(mina, '/presence'), { doing: 'typing' })
    await stream.until(() => stream.typing.length > 0)
    await shop.send(owner, 'PUT', staffSide(mina, '/presence'), { doing: 'away' })
    await stream.until(() => stream.typing.at(-1)?.length === 0)
    expect(stream.typing[0]).toHaveLength(1)
    await mina.call('POST', 'typing')
    expect(await row(mina)).toMatchObject({ presence: { customerTyping: true } })
    await stream.close()
    await expect.poll(async () => (await row(mina)).online).toBe(false)
  })

  it('says that visitors are there without waiting for whoever writes to one of them', async () => {
    const [mina, jun] = [await ChatVisitor.come(shop), await ChatVisitor.come(shop)]
    const [held, free] = [mina, jun].map(({ conversationId }) => conversationIdSchema.parse(conversationId))
    if (held === undefined || free === undefined) throw new Error('Expected two conversations.')
    await shop.application.get(Transactions).run(async (transaction) => {
      await holdConversation(transaction, held)
      await shop.application.get(VisitorNews).tellPresence([held, free])
    })
    expect([(await row(mina)).online, (await row(jun)).online]).toEqual([false, true])
  })

  it('can be read back page by page', async () => {
    const mina = await ChatVisitor.come(shop)
    // Long ago: as fast as this nobody may write.
    const at = new Date(Date.now() - 3_600_000)
    await shop.application.get(Transactions).run(async (transaction) => {
      for (let count = 0; count < 53; count += 1) {
        const content = { type: 'text' as const, text: `${count}` }
        const conversationId = conversationIdSchema.parse(mina.conversationId)
        const message = { conversationId, content, clientKey: uuidv7(), at }
        await shop.application.get(Conversations).receive(transaction, message)
      }
    })
    const latest = await mina.entries()
    expect([latest.entries.length, latest.more]).toEqual([50, true])
    const before = await mina.entries(`before=${latest.entries[0]?.position}`)
    expect([before.entries.length, before.more]).toEqual([3, false])
    expect(before.entries[0]?.content).toEqual({ type: 'text', text: '0' })
  })
})

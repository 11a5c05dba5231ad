import { conversationIdSchema, type DiscountId, discountIdSchema } from '@counterflow/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ChatVisitor } from '../../../test/chat-visitor.js'
import { cards, staffActor } from '../../../test/commerce-application.js'
import { entriesSchema, rowSchema, startInbox } from '../../../test/inbox-application.js'
import { storeAddress } from '../../../test/online-store.js'
import type { ShopApplication } from '../../../test/shop-application.js'
import { Transactions } from '../../platform/database/transactions.js'
import { Conversations } from '../conversations/conversations.js'
import { InboxWork } from '../inbox-work.js'

let shop: ShopApplication
let owner: Record<string, string>
let goods: { id: string; name: string }
beforeAll(async () => {
  shop = await startInbox()
  owner = await shop.staff('owner')
  shop.application.get(InboxWork).start()
  goods = await somethingInStock()
})
afterAll(() => shop?.close())

const titleSchema = z.object({ ko: z.string() })
const productsSchema = z.object({
  items: z.array(
    z.object({
      title: titleSchema,
      variants: z.array(z.object({ id: z.string(), title: titleSchema, availability: z.string() })),
    }),
  ),
})
const cartSchema = z.object({
  lines: z.array(z.object({ id: z.string(), title: titleSchema })),
  discounts: z.array(z.object({ code: z.string() })),
  total: z.unknown(),
})
const takenSchema = z.object({ code: z.string(), applied: z.boolean(), reason: z.unknown() })

/** A product of which there is something to choose, by its own name in the language of the shop. */
async function somethingInStock() {
  const { body } = await shop.send({}, 'GET', '/api/v1/storefront/products')
  for (const { title, variants } of productsSchema.parse(body).items) {
    for (const { id, availability } of variants)
      if (availability === 'in_stock' && variants.length > 1) return { id, name: title.ko }
  }
  throw new Error('The demo shop has sold everything.')
}

async function newCart(): Promise<string> {
  const { body } = await shop.send({}, 'POST', '/api/v1/carts', {})
  return z.object({ token: z.string() }).parse(body).token
}

async function changeCart(token: string, method: string, path: string, body?: unknown) {
  const answer = await shop.send({}, method, `/api/v1/carts/${token}${path}`, body)
  return cartSchema.parse(answer.body)
}
const put = (token: string, quantity: number) =>
  changeCart(token, 'POST', '/lines', { variantId: goods.id, quantity })

const staffSide = (visitor: ChatVisitor, path = '') =>
  `/api/v1/conversations/${visitor.conversationId}${path}`
const happenings = async (visitor: ChatVisitor) => {
  const { body } = await shop.send(owner, 'GET', staffSide(visitor, '/entries'))
  return entriesSchema.parse(body).entries.filter(({ kind }) => kind === 'event')
}

/** Gives a discount that cannot be taken back. */
function share({ conversationId }: ChatVisitor, discountId: DiscountId) {
  return shop.application.get(Transactions).run((transaction) =>
    shop.application.get(Conversations).reply(transaction, {
      conversationId: conversationIdSchema.parse(conversationId),
      content: { type: 'discount', discountId, code: 'CHAT10', title: '10%' },
      clientKey: crypto.randomUUID(),
      actor: staffActor,
      holdSeconds: 0,
    }),
  )
}

describe('the cart of who chats', () => {
  it('is told to staff as it changes, in the words of the shop, and not to the visitor (R2, R3)', async () => {
    const cartToken = await newCart()
    const mina = await ChatVisitor.come(shop, { cartToken })
    await mina.write('Hello!')
    const { lines } = await put(cartToken, 3)
    await changeCart(cartToken, 'PATCH', `/lines/${lines[0]?.id}`, { quantity: 1 })
    await changeCart(cartToken, 'DELETE', `/lines/${lines[0]?.id}`)
    const told = (await happenings(mina)).map(({ content }) => content)
    expect(told).toMatchObject([
      { type: 'cart', deed: 'added', quantity: 3 },
      { type: 'cart', deed: 'removed', quantity: 2 },
      { type: 'cart', deed: 'removed', quantity: 1 },
    ])
    const [first] = told
    expect(first).toMatchObject({ productName: goods.name })
    expect((await mina.entries('changedAfter=0')).entries).toHaveLength(1)
  })

  it('gets a discount that was taken: at once, or as soon as there is one (R22, R26)', async () => {
    const { body: discount } = await shop.send(owner, 'POST', '/api/v1/discounts', {
      code: 'CHAT10',
      value: { kind: 'percent', basisPoints: 1_000 },
    })
    const mina = await ChatVisitor.come(shop)
    await mina.write('Is there a discount?')
    const { id } = z.object({ id: discountIdSchema }).parse(discount)
    const reply = { clientKey: crypto.randomUUID(), seenPosition: 9, discountId: id }
    const held = await shop.send(owner, 'POST', staffSide(mina, '/replies'), reply)
    const takeFrom = (entryId: unknown) => mina.call('POST', 'discounts', { entryId })
    // What can still be taken back was not given yet.
    const { id: heldId } = Object(held.body)
    expect((await takeFrom(heldId)).status).toBe(404)
    await shop.send(owner, 'POST', staffSide(mina, `/replies/${heldId}/withdraw`))
    const given = await share(mina, id)
    const shown = async () => (await mina.entries()).entries.some(({ id: shownId }) => shownId === given.id)
    await expect.poll(shown).toBe(true)
    const take = async () => takenSchema.parse((await takeFrom(given.id)).body)
    expect(await take()).toEqual({ code: 'CHAT10', applied: false, reason: null })

    const cartToken = await newCart()
    await put(cartToken, 1)
    // It was filled while they wrote, before the chat knew of it.
    await mina.call('PUT', 'cart', { cartToken: await newCart() })
    const linked = await mina.call('PUT', 'cart', { cartToken })
    expect(linked.body).toEqual({ discounts: [{ code: 'CHAT10', applied: true, reason: null }] })
    expect((await changeCart(cartToken, 'GET', '')).discounts).toMatchObject([{ code: 'CHAT10' }])
    const version = async () =>
      rowSchema.loose().parse((await shop.send(owner, 'GET', staffSide(mina))).body).version
    const before = await version()
    expect(await take()).toMatchObject({ applied: true })
    // Who has the conversation open is told, and sees what the cart comes to now.
    expect(await version()).toBeGreaterThan(Number(before))
    expect((await happenings(mina)).map(({ content }) => content)).toMatchObject([
      { type: 'cart', deed: 'added', quantity: 1 },
    ])
    expect((await mina.entries()).codes).toEqual(['CHAT10'])
  })

  it('says whose conversation it is once it was ordered, and no sooner', async () => {
    const cartToken = await newCart()
    const mina = await ChatVisitor.come(shop, { cartToken, email: 'buyer@example.com' })
    await mina.write('Hello!')
    await put(cartToken, 1)
    const details = { email: 'buyer@example.com', shippingAddress: storeAddress }
    const { total } = await changeCart(cartToken, 'PATCH', '', details)
    const customer = async () => {
      const { body } = await shop.send(owner, 'GET', staffSide(mina))
      return rowSchema.loose().parse(body).customer
    }
    expect(await customer()).toBeNull()
    const order = { expectedTotal: total, payment: { kind: 'card', card: { number: cards.succeeds } } }
    const { status } = await shop.send(
      { 'idempotency-key': crypto.randomUUID() },
      'POST',
      `/api/v1/carts/${cartToken}/checkout`,
      order,
    )
    expect(status).toBe(201)
    expect(await customer()).toMatchObject({ email: 'buyer@example.com' })
  })

  it('keeps nobody from writing when it is gone, and is not guessed', async () => {
    const cartToken = 'x'.repeat(43)
    const mina = await ChatVisitor.come(shop, { cartToken })
    expect((await mina.write('Hello!')).status).toBe(201)
    expect((await mina.call('PUT', 'cart', { cartToken })).status).toBe(404)
  })
})

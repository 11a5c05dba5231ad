import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { conversationPanelSchema } from '../src/inbox/panel/panel.contract.js'
import { startInbox, testChannel, Visitor } from './inbox-application.js'
import type { ShopApplication } from './shop-application.js'

let shop: ShopApplication
let owner: Record<string, string>
let support: Record<string, string>
let visitor: Visitor
beforeAll(async () => {
  shop = await startInbox()
  testChannel(shop)
  ;[owner, support] = await Promise.all([shop.staff('owner'), shop.staff('support')])
  visitor = await Visitor.come(shop, 'Mina Kim')
  await visitor.write('Where is my order?')
})
afterAll(() => shop?.close())

const talk = () => `/api/v1/conversations/${visitor.conversationId}`
const panel = async () =>
  conversationPanelSchema.parse((await shop.send(support, 'GET', `${talk()}/panel`)).body)
const say = (customerId: string | null, who = support) =>
  shop.send(who, 'PUT', `${talk()}/customer`, { customerId })
async function customer(name: string): Promise<string> {
  const email = `${name.toLowerCase().replace(' ', '.')}@example.com`
  const { body } = await shop.send(owner, 'POST', '/api/v1/customers', { name, email })
  return z.looseObject({ id: z.string() }).parse(body).id
}

describe('whose conversation in the chat it is', () => {
  it('is not believed because somebody typed an address', async () => {
    await customer('Somebody Else')
    expect((await panel()).customer).toBeNull()
  })

  it('is said by staff, who then see the profile and can leave a note (R45, R49, R51)', async () => {
    const id = await customer('Mina Kim')
    expect(await say(id)).toMatchObject({ status: 200, body: { customer: { id, name: 'Mina Kim' } } })
    await shop.send(support, 'POST', `/api/v1/customers/${id}/notes`, { text: 'Prefers the phone.' })
    expect(await panel()).toMatchObject({
      customer: { id, email: 'mina.kim@example.com' },
      notes: { items: [{ text: 'Prefers the phone.' }] },
    })
  })

  it('is taken back where it was a mistake', async () => {
    expect(await say(null)).toMatchObject({ status: 200, body: { customer: null } })
    expect((await panel()).customer).toBeNull()
  })

  it('is that of the customer whom somebody became', async () => {
    const [before, after] = [await customer('Old Name'), await customer('New Name')]
    const merge = await shop.send(owner, 'POST', `/api/v1/customers/${after}/merge`, { otherId: before })
    expect(merge.status).toBeLessThan(300)
    expect(await say(before)).toMatchObject({ status: 200, body: { customer: { id: after } } })
  })

  it('is nobody who was erased, or is not there, and nothing changes then', async () => {
    const id = await customer('Gone Soon')
    const erased = await shop.send(owner, 'POST', `/api/v1/customers/${id}/erase`, {
      confirmation: 'Gone Soon',
    })
    expect(erased.status).toBeLessThan(300)
    const { customer: known } = await panel()
    expect(await say(id)).toMatchObject({ status: 409, body: { type: '/problems/customer-erased' } })
    expect(await say(visitor.conversationId)).toMatchObject({
      status: 422,
      body: { type: '/problems/unknown-customer', errors: [{ path: '/customerId' }] },
    })
    expect((await panel()).customer).toEqual(known)
  })

  it('is said by nobody who may not answer', async () => {
    expect(await say(null, await shop.staff('cashier'))).toMatchObject({ status: 403 })
  })
})

import { sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DATABASE, type Database } from '../src/platform/database/database.js'
import { type ShopApplication, startShop, wholeProduct } from './shop-application.js'
import { tablesThatKnow } from './tables-that-know.js'

const person = { name: '남궁서윤', email: 'seoyun.namgung@example.com' }
const address = {
  name: person.name,
  line1: '필운대로 56길 78',
  city: '종로구',
  postalCode: '03038',
  countryCode: 'KR',
}
const neighbour = { name: 'Rose', email: 'rose@example.com' }
const cash = (amount: number) => ({ amount, currency: 'KRW' })
const made = z.object({ id: z.string() })
const cartShown = z.object({ total: z.object({ amount: z.number(), currency: z.string() }) })
const exported = z.object({ sections: z.record(z.string(), z.array(z.unknown())) })

let shop: ShopApplication
let owner: Record<string, string>
let database: Database
let customerId: string
let giftCardId: string

async function send(method: string, path: string, body?: unknown): Promise<unknown> {
  const { status, body: answer } = await shop.send(owner, method, `/api/v1/${path}`, body)
  expect({ path, status, answer }).toMatchObject({ status: expect.toSatisfy((it) => it < 300) })
  return answer
}

/** Pays with a gift card in the store, as the person does. */
async function payWith(code: string): Promise<void> {
  const { token } = z.object({ token: z.string() }).parse(await send('POST', 'carts', {}))
  const found = z
    .object({ items: z.array(z.object({ variants: z.array(z.object({ id: z.string() })) })) })
    .parse(await send('GET', 'products?search=TEA-UJN-30'))
  await send('POST', `carts/${token}/lines`, { variantId: found.items[0]?.variants[0]?.id })
  const { total } = cartShown.parse(
    await send('PATCH', `carts/${token}`, { ...person, shippingAddress: address }),
  )
  await send('POST', `carts/${token}/checkout`, {
    expectedTotal: total,
    giftCards: [code],
    payment: { kind: 'card', card: { number: '4242 4242 4242 4242' } },
  })
}

beforeAll(async () => {
  shop = await startShop(wholeProduct())
  owner = await shop.staff('owner')
  database = shop.application.get<Database>(DATABASE)
  customerId = made.parse(await send('POST', 'customers', person)).id
  await send('POST', 'customers', neighbour)

  const issue = { amount: cash(5_000), customerId, note: `With thanks to ${person.name}` }
  const issued = z.object({ code: z.string(), giftCard: made }).parse(await send('POST', 'gift-cards', issue))
  giftCardId = issued.giftCard.id
  const reason = `${person.name} was sent a broken cup`
  await send('POST', `gift-cards/${giftCardId}/adjust`, { amount: cash(1_000), reason })
  await payWith(issued.code)
  const another = { amount: cash(2_000), note: `Given by ${person.email}` }
  await send('POST', 'gift-cards', another)

  const views = [
    { list: 'orders', name: `Orders of ${person.name}`, filters: { search: person.name } },
    { list: 'customers', name: 'One customer', filters: { search: person.email } },
    { list: 'customers', name: 'Roses', filters: { search: 'rose' } },
  ]
  for (const view of views) await send('POST', 'views', { ...view, shared: true, sort: null, columns: null })

  const locations = z.object({ items: z.array(made) }).parse(await send('GET', 'locations'))
  await send('POST', 'stock/adjustments', {
    locationId: locations.items[0]?.id,
    reason: 'received',
    note: `Brought back by ${person.name}`,
    lines: [{ variant: { sku: 'TEA-UJN-30' }, change: 1 }],
  })

  const cart = {
    saleId: uuidv7(),
    currency: 'KRW',
    lines: [],
    returns: [],
    codes: [],
    given: null,
    customer: { id: customerId, name: person.name },
    note: `For ${person.name}`,
    approvedBy: null,
  }
  const at = new Date().toISOString()
  const parked = { id: uuidv7(), name: person.name, at, cart, originals: [] }
  await database.execute(sql`
    insert into till_parked_carts (id, location_id, device_id, name, content, at)
    values (${parked.id}, ${uuidv7()}, ${uuidv7()}, ${parked.name}, ${JSON.stringify(parked)}::jsonb, now())`)
  const details = { name: 'Seoyun at the till', otherId: uuidv7(), otherName: 'Another', by: 'name' }
  await database.execute(sql`
    insert into till_exceptions (id, cause, kind, customer_id, details, first_at, last_at, note)
    values (${uuidv7()}, 'two', 'duplicate_customer', ${customerId}, ${JSON.stringify(details)}::jsonb, now(), now(),
            ${`Asked ${person.name}`})`)
})
afterAll(() => shop?.close())

describe('what staff and tills have noted of a person', () => {
  it('is handed out with the rest', async () => {
    const { sections } = exported.parse(await send('POST', `customers/${customerId}/export`))
    for (const section of ['giftCards', 'stockNotes', 'parkedCarts', 'tillExceptions', 'savedViews'])
      expect(JSON.stringify(sections[section]), section).toContain(person.name)
  })

  it('is nowhere once they were erased; the money on their cards is, and what names others', async () => {
    const balances = sql`select id, balance from gift_cards order by id`
    const before = (await database.execute(balances)).rows
    const erasure = { confirmation: person.name, force: true }
    // A job that has read an order by this moment would still tell of it.
    const inHand = sql`
      select from orders o where customer_id = ${customerId}
         and not exists (select from events where type = 'order.risk_analyzed' and subject_id = o.id::text)`
    await expect.poll(async () => (await database.execute(inHand)).rowCount).toBe(0)
    await send('POST', `customers/${customerId}/erase`, erasure)
    const texts = [person.name, person.email, address.line1, address.postalCode, 'Seoyun at']
    expect(await tablesThatKnow(database, texts)).toEqual([])
    expect((await database.execute(balances)).rows).toEqual(before)
    expect(await send('GET', `gift-cards/${giftCardId}`)).toMatchObject({
      note: 'With thanks to [erased]',
      entries: expect.arrayContaining([
        expect.objectContaining({ reason: '[erased] was sent a broken cup' }),
      ]),
    })
    const views = await send('GET', 'views?list=customers')
    expect(JSON.stringify(views)).toContain('Roses')
    expect(await send('GET', 'customers?search=Rose')).toMatchObject({ items: [{ name: neighbour.name }] })
  })
})

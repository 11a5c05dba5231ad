import { giftCardIdSchema, minorUnits, saleIdSchema, staffIdSchema, tenderIdSchema } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { returnOf, TillLedger } from '../../../test/till-ledger.js'
import { type EnrolledTill, startTillShop, type TillShop } from '../../../test/till-shop.js'
import { staff } from '../../identity/staff/staff.table.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { HoldExpiry, holdLasts } from './hold-expiry.js'

let shop: TillShop
let counter: EnrolledTill
let other: EnrolledTill
beforeAll(async () => {
  shop = await startTillShop()
  counter = await shop.enrol(await shop.makeRegister('S1'))
  other = await shop.enrol(await shop.makeRegister('S2'))
})
afterAll(() => shop?.close())

const won = (amount: number) => ({ amount, currency: 'KRW' })
const newTender = () => tenderIdSchema.parse(uuidv7())
const ask = (till: EnrolledTill, method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object) =>
  shop.send(till.headers, method, `/api/v1/till${path}`, body)

async function cashier() {
  const [person] = await shop.application.get<Database>(DATABASE).select().from(staff).limit(1)
  return staffIdSchema.parse(person?.id)
}

async function issue(amount: number) {
  const answer = await shop.send(
    { ...shop.owner, 'idempotency-key': uuidv7() },
    'POST',
    '/api/v1/gift-cards',
    { amount: won(amount) },
  )
  return z.object({ code: z.string(), giftCard: z.object({ id: z.string() }) }).parse(answer.body)
}

describe('row 15: a gift card at a till', () => {
  const hold = (code: string, amount: number, tenderId = newTender(), till = counter) =>
    ask(till, 'PUT', `/gift-card-holds/${tenderId}`, { code, amount: won(amount) })
  const left = async (code: string) => (await ask(counter, 'POST', '/gift-cards/find', { code })).body

  it('is shown with what is left on it, however its code is typed', async () => {
    const { code } = await issue(10_000)
    expect(await left(code.toLowerCase().replaceAll('-', ' '))).toMatchObject({ balance: won(10_000) })
    expect(await ask(counter, 'POST', '/gift-cards/find', { code: '0000-0000' })).toMatchObject({
      status: 422,
      body: { type: '/problems/unknown-gift-card' },
    })
  })

  it('pays an amount once, however often it is asked, and no two tills spend it twice', async () => {
    const { code } = await issue(10_000)
    const tenderId = newTender()
    const answers = await Promise.all([
      hold(code, 7_000, tenderId),
      hold(code, 7_000, tenderId),
      hold(code, 7_000, newTender(), other),
    ])
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(0)
    expect(statuses[0]).toBe(statuses[1])
    expect(statuses[2]).toBe(statuses[0] === 200 ? 409 : 200)
    expect(await left(code)).toMatchObject({ balance: won(3_000) })
  })

  it('refuses another amount for the same tender', async () => {
    const { code } = await issue(10_000)
    const tenderId = newTender()
    await hold(code, 1_000, tenderId)
    expect(await hold(code, 2_000, tenderId)).toMatchObject({
      status: 422,
      body: { type: '/problems/idempotency-key-reused' },
    })
  })

  it('gets back once what was given up, and takes nothing after that', async () => {
    const { code } = await issue(10_000)
    const tenderId = newTender()
    await hold(code, 4_000, tenderId)
    for (const _ of [1, 2])
      expect(await ask(counter, 'DELETE', `/gift-card-holds/${tenderId}`)).toMatchObject({ status: 204 })
    expect(await left(code)).toMatchObject({ balance: won(10_000) })
    expect(await hold(code, 4_000, tenderId)).toMatchObject({
      body: { type: '/problems/gift-card-hold-released' },
    })
  })

  it('takes nothing for a request that was under way for longer than the sale', async () => {
    const { code } = await issue(10_000)
    const tenderId = newTender()
    expect(await ask(counter, 'DELETE', `/gift-card-holds/${tenderId}`)).toMatchObject({ status: 204 })
    expect(await hold(code, 4_000, tenderId)).toMatchObject({ status: 409 })
    expect(await left(code)).toMatchObject({ balance: won(10_000) })
  })
})

describe('row 15: a sale that says another amount than was held', () => {
  const left = async (code: string) => (await ask(counter, 'POST', '/gift-cards/find', { code })).body

  /** A till that held 3,000 of a card with `amount`, and records that it paid 8,000. */
  async function soldFor8000(amount: number) {
    const { code, giftCard } = await issue(amount)
    const register = await shop.makeRegister(`A${amount}`)
    const ledger = new TillLedger(shop, await shop.enrol(register), await cashier())
    const tenderId = newTender()
    const held = { code, amount: won(3_000) }
    await ask(ledger.till, 'PUT', `/gift-card-holds/${tenderId}`, held)
    await ledger.open()
    const thing = { variantId: null, productId: null, title: 'Engraving', unitPrice: 8_000 }
    const giftCardId = giftCardIdSchema.parse(giftCard.id)
    const ticket = await ledger.sell([thing], {
      tenders: (total) => [{ kind: 'gift_card', tenderId, amount: minorUnits(total), giftCardId }],
    })
    for (const _ of [1, 2]) await ledger.send()
    const path = `/api/v1/till/exceptions?registerId=${register}`
    return { code, ticket, exceptions: (await shop.send(shop.owner, 'GET', path)).body }
  }

  it('takes from the card just what it says', async () => {
    const { code, exceptions } = await soldFor8000(10_000)
    expect(await left(code)).toMatchObject({ balance: won(2_000) })
    expect(exceptions).toMatchObject({ items: [] })
  })

  it('is a task for a person where the card does not have it, and the sale stands', async () => {
    const { code, ticket, exceptions } = await soldFor8000(5_000)
    expect(await left(code)).toMatchObject({ balance: won(5_000) })
    expect(exceptions).toMatchObject({
      items: [{ kind: 'tender_unknown', saleId: ticket.saleId, details: { provider: 'gift_card' } }],
    })
  })
})

it('row 15: a tender by gift card pays one sale: the next one that names it is a task for a person', async () => {
  const { code, giftCard } = await issue(9_000)
  const register = await shop.makeRegister('TWICE')
  const ledger = new TillLedger(shop, await shop.enrol(register), await cashier())
  const tenderId = newTender()
  const giftCardId = giftCardIdSchema.parse(giftCard.id)
  await ask(ledger.till, 'PUT', `/gift-card-holds/${tenderId}`, { code, amount: won(4_000) })
  await ledger.open()
  const thing = { variantId: null, productId: null, title: 'Engraving', unitPrice: 4_000 }
  const pay = () =>
    ledger.sell([thing], {
      tenders: (total) => [{ kind: 'gift_card', tenderId, amount: minorUnits(total), giftCardId }],
    })
  await pay()
  const { saleId } = await pay()
  for (const _ of [1, 2]) await ledger.send()
  const path = `/api/v1/till/exceptions?registerId=${register}`
  expect((await shop.send(shop.owner, 'GET', path)).body).toMatchObject({
    items: [{ kind: 'tender_unknown', saleId, details: { provider: 'gift_card', amount: 4_000 } }],
  })
  expect(await ask(counter, 'POST', '/gift-cards/find', { code })).toMatchObject({
    body: { balance: won(5_000) },
  })
})

describe('row 15: an amount that no sale comes for', () => {
  const hour = 3_600_000
  const look = (after: number) =>
    shop.application.get(HoldExpiry, { strict: false }).look(new Date(Date.now() + after))
  /** A card on which nothing is left is refused. */
  const balanceOf = async (code: string) =>
    z
      .object({ balance: z.object({ amount: z.number() }) })
      .safeParse((await ask(counter, 'POST', '/gift-cards/find', { code })).body).data?.balance.amount ?? 0

  /** A ticket that a gift card has paid, of whom it is held for so long that it went back. */
  async function heldTooLong(amount: number) {
    // What other specs hold is out of the way first.
    await look(holdLasts + hour)
    const { code, giftCard } = await issue(amount)
    const ledger = new TillLedger(
      shop,
      await shop.enrol(await shop.makeRegister(`X${amount}`)),
      await cashier(),
    )
    const tenderId = newTender()
    await ask(ledger.till, 'PUT', `/gift-card-holds/${tenderId}`, { code, amount: won(amount) })
    expect(await balanceOf(code)).toBe(0)
    expect(await look(holdLasts - hour)).toBe(0)
    expect(await look(holdLasts + hour)).toBe(1)
    expect(await look(holdLasts + hour)).toBe(0)
    expect(await balanceOf(code)).toBe(amount)
    await ledger.open()
    const thing = { variantId: null, productId: null, title: 'Engraving', unitPrice: amount }
    const giftCardId = giftCardIdSchema.parse(giftCard.id)
    const ticket = await ledger.sell([thing], {
      tenders: (total) => [{ kind: 'gift_card', tenderId, amount: minorUnits(total), giftCardId }],
    })
    return { code, ledger, ticket, tenderId }
  }
  const exceptionsOf = async ({ till }: TillLedger) =>
    (await shop.send(shop.owner, 'GET', `/api/v1/till/exceptions?registerId=${till.register.id}`)).body

  it('goes back after a week, once, and is taken again when the sale comes after all', async () => {
    const { code, ledger, tenderId } = await heldTooLong(12_000)
    expect(await ask(counter, 'DELETE', `/gift-card-holds/${tenderId}`)).toMatchObject({ status: 204 })
    expect(await balanceOf(code)).toBe(12_000)
    for (const _ of [1, 2]) await ledger.send()
    expect(await exceptionsOf(ledger)).toMatchObject({ items: [] })
    expect(await balanceOf(code)).toBe(0)
    expect(await look(2 * holdLasts)).toBe(0)
  })

  it('and was spent elsewhere meanwhile is a task for a person, and the sale stands', async () => {
    const { code, ledger, ticket } = await heldTooLong(13_000)
    await ask(other, 'PUT', `/gift-card-holds/${newTender()}`, { code, amount: won(1) })
    expect(await ledger.send()).toMatchObject({ contiguous: 2, parked: [] })
    expect(await balanceOf(code)).toBe(12_999)
    expect(await exceptionsOf(ledger)).toMatchObject({
      items: [{ kind: 'tender_unknown', saleId: ticket.saleId, details: { provider: 'gift_card' } }],
    })
  })
})

describe('a sale of another register', () => {
  it('is found once it has arrived, with what of it came back, and how the money went', async () => {
    const ledger = new TillLedger(shop, other, await cashier())
    await ledger.open()
    const mug = { variantId: null, productId: null, title: 'Mug', unitPrice: 9_000 }
    const ticket = await ledger.sell([mug], { quantity: 2 })
    expect((await ask(counter, 'GET', `/sales?search=${ticket.receiptNumber}`)).body).toEqual({ items: [] })
    expect(await ask(counter, 'GET', `/sales/${ticket.saleId}`)).toMatchObject({ status: 404 })
    const returned = returnOf(ticket)
    await ledger.sell([], { returns: [returned] })
    await ledger.send()
    expect(
      (await ask(counter, 'GET', `/sales?search=${ticket.receiptNumber.toLowerCase()}`)).body,
    ).toMatchObject({
      items: [{ saleId: ticket.saleId, total: 18_000, isVoided: false }],
    })
    expect((await ask(counter, 'GET', `/sales/${ticket.saleId}`)).body).toMatchObject({
      ticket,
      isVoided: false,
      returns: [returned],
      givenBack: [{ kind: 'cash', amount: -18_000 }],
    })
  })
})

describe('a parked cart', () => {
  const park = (name: string) => {
    const id = uuidv7()
    const cart = {
      saleId: saleIdSchema.parse(uuidv7()),
      currency: 'KRW',
      lines: [],
      returns: [],
      codes: [],
      given: null,
      customer: null,
      note: 'for Mina',
      approvedBy: null,
    }
    const body = { name, at: '2026-11-22T09:00:00.000Z', cart, originals: [] }
    return ask(counter, 'PUT', `/parked-carts/${id}`, body).then(({ status }) => ({ id, status, body }))
  }

  it('is fetched by one register only, which gets it again when it asks again', async () => {
    const { id, body } = await park('Table 4')
    expect((await ask(other, 'GET', '/parked-carts')).body).toMatchObject({
      items: [{ id, name: 'Table 4' }],
    })
    const [one, two] = await Promise.all(
      [counter, other].map((till) => ask(till, 'POST', `/parked-carts/${id}/take`)),
    )
    expect([one?.status, two?.status].sort()).toEqual([200, 409])
    const winner = one?.status === 200 ? counter : other
    expect((await ask(winner, 'POST', `/parked-carts/${id}/take`)).body).toEqual({ ...body, id })
    expect((await ask(other, 'GET', '/parked-carts')).body).toEqual({ items: [] })
  })

  it('is not there again when it is sent once more, days after it was fetched', async () => {
    const { id, body } = await park('Table 5')
    await ask(other, 'POST', `/parked-carts/${id}/take`)
    await shop.application
      .get<Database>(DATABASE)
      .execute(sql`update till_parked_carts set taken_at = now() - interval '20 days' where id = ${id}::uuid`)
    await park('Table 6')
    expect((await ask(counter, 'PUT', `/parked-carts/${id}`, body)).status).toBeLessThan(300)
    expect(await ask(counter, 'POST', `/parked-carts/${id}/take`)).toMatchObject({ status: 409 })
  })

  it('is not for whoever has no device', async () => {
    expect(await shop.send(shop.owner, 'GET', '/api/v1/till/parked-carts')).toMatchObject({ status: 401 })
  })
})

import 'fake-indexeddb/auto'
import { isEmptySaleCart, type ParkedCart, parkedCartSchema } from '@counterflow/core'
import Dexie from 'dexie'
import { beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openSelling, sell, ticketsOf } from '../../test/open-selling'
import { goods } from '../../test/test-goods'
import { cashier, type TestTill, testTill } from '../../test/test-till'
import { payExactCash } from '../paying/pay-exact-cash'
import type { Selling } from '../selling/selling'
import { freshId } from '../till/fresh-id'
import type { ServerReply, ServerRequest, TillServer } from '../till/till-server'
import { fetchCart, park, shareWaiting, waitingCarts } from './shared-carts'

/** The carts of a place as the shop's server keeps them, behind a line that can be slow, or lose answers. */
class CartsOfPlace implements TillServer {
  readonly carts = new Map<string, { cart: ParkedCart; takenBy: string | null }>()
  /** What is done to the next requests of a method. */
  readonly faults = new Map<string, 'lose answer' | 'cut off' | Promise<void>>()

  async ask<Answer>(
    { method, path, body }: ServerRequest,
    schema: z.ZodType<Answer>,
  ): Promise<ServerReply<Answer>> {
    const fault = this.faults.get(method)
    if (fault === 'cut off') return { kind: 'offline' }
    if (fault instanceof Promise) await fault
    const answered = this.answer(method, path, body, 'this')
    if (answered === undefined)
      return { kind: 'problem', type: '/problems/parked-cart-gone', title: 'Gone', fix: null }
    return fault === 'lose answer'
      ? { kind: 'offline' }
      : { kind: 'answer', answer: schema.parse(answered.content) }
  }

  /** Another register of the place fetches a cart. */
  takenByOther(id: string): boolean {
    return this.answer('POST', `/${id}/take`, undefined, 'other') !== undefined
  }

  private answer(method: string, path: string, body: unknown, who: string): { content: unknown } | undefined {
    const [, id = ''] = /\/([0-9a-f-]{36})/.exec(path) ?? []
    if (method === 'GET') {
      const waiting = [...this.carts.values()].filter(({ takenBy }) => takenBy === null)
      return { content: { items: waiting.map(({ cart }) => cart) } }
    }
    if (method === 'PUT') {
      const cart = parkedCartSchema.parse({ ...z.looseObject({}).parse(body), id })
      if (!this.carts.has(id)) this.carts.set(id, { cart, takenBy: null })
      return { content: null }
    }
    const found = this.carts.get(id)
    if (found === undefined || (found.takenBy !== null && found.takenBy !== who)) return undefined
    found.takenBy = who
    return { content: found.cart }
  }
}

let server: CartsOfPlace
let till: TestTill
let selling: Selling
let id: string
beforeEach(async () => {
  await Dexie.delete('counterflow-desk')
  server = new CartsOfPlace()
  till = testTill({ products: [goods(1, 'Mug')] })
  selling = await openSelling({ ...till, server })
  sell(selling, 'SKU-1')
  id = freshId(z.uuid())
})

const parkIt = () => park(selling, id, 'Mina', new Date())
const waiting = () => waitingCarts(selling)
const standing = async () => (await selling.desk.storage.parked()).map((cart) => cart.standing)

async function fetchIt() {
  const [cart] = await waiting()
  if (cart === undefined) throw new Error('No cart waits.')
  return fetchCart(selling, cart)
}

const isOnCounter = () => {
  const document = selling.desk.document.read()
  return document !== undefined && !isEmptySaleCart(document.cart)
}

describe('a cart that is parked', () => {
  it('waits for no server, and is given to the other registers', async () => {
    const slow = Promise.withResolvers<void>()
    server.faults.set('PUT', slow.promise)
    await parkIt()
    expect(isOnCounter()).toBe(false)
    expect(server.carts.size).toBe(0)
    slow.resolve()
    await expect.poll(standing).toEqual(['shared'])
    expect(server.takenByOther(id)).toBe(true)
    expect(await fetchIt()).toBe('gone')
    expect(await waiting()).toEqual([])
    expect(isOnCounter()).toBe(false)
  })

  it('is on one counter only when it is fetched while it is still being sent', async () => {
    const slow = Promise.withResolvers<void>()
    server.faults.set('PUT', slow.promise)
    await parkIt()
    await expect.poll(standing).toEqual(['asked'])
    // What follows is quick; what was sent first arrives last.
    server.faults.delete('PUT')
    expect(await fetchIt()).toBe('fetched')
    slow.resolve()
    await slow.promise
    await new Promise((resolve) => setTimeout(resolve))
    expect(await standing()).toEqual([])
    expect(isOnCounter()).toBe(true)
    expect(server.takenByOther(id)).toBe(false)
  })

  it('is on one counter only when the answer to it was lost', async () => {
    server.faults.set('PUT', 'lose answer')
    await parkIt()
    await expect.poll(() => server.carts.size).toBe(1)
    expect(server.takenByOther(id)).toBe(true)
    server.faults.delete('PUT')
    expect(await fetchIt()).toBe('gone')
    expect(isOnCounter()).toBe(false)
  })

  it('is given to the others as soon as the server can be reached', async () => {
    server.faults.set('PUT', 'cut off')
    await parkIt()
    await expect.poll(standing).toEqual(['asked'])
    server.faults.delete('PUT')
    await shareWaiting(selling)
    expect(await standing()).toEqual(['shared'])
    expect(server.takenByOther(id)).toBe(true)
  })

  it('can be fetched without a network, and waits for nobody else once there is one', async () => {
    await parkIt()
    await expect.poll(standing).toEqual(['shared'])
    for (const method of ['PUT', 'POST', 'GET']) server.faults.set(method, 'cut off')
    expect(await fetchIt()).toBe('fetched')
    expect(isOnCounter()).toBe(true)
    expect(await waiting()).toEqual([])
    server.faults.clear()
    expect(await waiting()).toEqual([])
    await shareWaiting(selling)
    expect(await standing()).toEqual([])
    expect(server.takenByOther(id)).toBe(false)
  })

  it('is taken from a server that has lost it with its backup', async () => {
    await parkIt()
    await expect.poll(standing).toEqual(['shared'])
    server.carts.clear()
    expect(await fetchIt()).toBe('fetched')
    expect(isOnCounter()).toBe(true)
  })

  it('of another register is not lost with the answer: it is asked for again', async () => {
    await parkIt()
    await expect.poll(standing).toEqual(['shared'])
    await selling.desk.storage.unpark(id)
    server.faults.set('POST', 'lose answer')
    expect(await fetchIt()).toBe('offline')
    expect(isOnCounter()).toBe(false)
    server.faults.delete('POST')
    expect(await waiting()).toMatchObject([{ id, standing: 'wanted' }])
    expect(await fetchIt()).toBe('fetched')
    expect(isOnCounter()).toBe(true)
    expect(await waiting()).toEqual([])
  })

  it('is read as an earlier version of the till has kept it', async () => {
    await parkIt()
    await expect.poll(standing).toEqual(['shared'])
    const [kept] = await selling.desk.storage.parked()
    if (kept === undefined) throw new Error('It is kept.')
    const { standing: _, ...cart } = kept
    const database = await new Dexie('counterflow-desk').open()
    await database.table('parked').put({ key: id, content: { ...cart, isShared: true } })
    expect(await standing()).toEqual(['shared'])
    await database.table('parked').put({ key: id, content: { ...cart, isShared: false } })
    expect(await standing()).toEqual(['asked'])
    database.close()
  })
})

describe('a counter that is used while a cart is put aside or fetched', () => {
  const saleOf = () => selling.desk.document.read()?.cart.saleId
  const standsOnCounter = () => selling.desk.document.read()?.cart.lines.map(({ quantity }) => quantity)

  it('keeps what is being paid there, and the cart goes on waiting', async () => {
    await parkIt()
    await expect.poll(standing).toEqual(['shared'])
    const slow = Promise.withResolvers<void>()
    server.faults.set('POST', slow.promise)
    const fetching = fetchIt()
    await expect.poll(() => server.carts.size).toBe(1)
    sell(selling, 'SKU-1')
    sell(selling, 'SKU-1')
    await selling.desk.startPaying(new Date())
    const paying = saleOf()
    slow.resolve()
    expect(await fetching).toBe('busy')
    expect(saleOf()).toBe(paying)
    expect(standsOnCounter()).toEqual([2])
    server.faults.clear()
    await selling.desk.clear()
    expect(await fetchIt()).toBe('fetched')
    expect(standsOnCounter()).toEqual([1])
    expect(await waiting()).toEqual([])
  })

  it('parks one cart for two taps, with what was scanned between', async () => {
    const both = Promise.all([parkIt(), park(selling, freshId(z.uuid()), 'Mina', new Date())])
    sell(selling, 'SKU-1')
    await both
    expect((await selling.desk.storage.parked()).map(({ cart }) => cart.lines[0]?.quantity)).toEqual([2])
    expect(isOnCounter()).toBe(false)
  })

  it('does not get a cart that was sold before the till died, and sells nothing under its name', async () => {
    server.faults.set('PUT', 'cut off').set('GET', 'cut off').set('POST', 'cut off')
    await parkIt()
    const [kept] = await selling.desk.storage.parked()
    if (kept === undefined) throw new Error('No cart waits.')
    expect(await fetchIt()).toBe('fetched')
    await payExactCash(selling, cashier.staffId)
    await selling.desk.storage.park(kept)
    expect(await fetchIt()).toBe('gone')
    // One that came to the counter all the same is a sale of its own once it is another one.
    await selling.desk.fetch(kept.cart, [])
    sell(selling, 'SKU-1')
    await payExactCash(selling, cashier.staffId)
    const sold = ticketsOf(till.recorded)
    expect(new Set(sold.map(({ saleId }) => saleId)).size).toBe(2)
    expect(sold.map(({ total }) => total)).toEqual([12_000, 24_000])
  })
})

import { type ParkedCart, parkedCartSchema } from '@counterflow/core'
import { z } from 'zod'
import type { Selling } from '../selling/selling'
import type { ServerReply } from '../till/till-server'
import type { KeptCart } from './kept-cart'

const path = '/api/v1/till/parked-carts'

/** What is on counters and is being put aside: asked for twice, it waits once. */
const underWay = new WeakSet<object>()

/** Puts the cart aside: here first, where that is all that is waited for, then for the other registers. */
export async function park(selling: Selling, id: string, name: string, at: Date): Promise<void> {
  const { desk } = selling
  const document = desk.document.read()
  if (document === undefined || underWay.has(document)) return
  underWay.add(document)
  const { cart, originals } = document
  const kept: KeptCart = { id, name, at: at.toISOString(), cart, originals, standing: 'here' }
  try {
    await desk.storage.park(kept)
  } finally {
    underWay.delete(document)
  }
  const now = desk.document.read()
  // What was scanned meanwhile waits with the rest.
  if (now !== document && now?.cart.saleId === cart.saleId) return park(selling, id, name, at)
  await desk.clear()
  void share(selling, kept)
}

/**
 * Tells the server of a cart. What it may know is noted before it is asked: somebody may fetch the cart while the answer
 * is on its way, and then it is the server that says who has it.
 * @returns whether the server answered
 */
async function share({ desk, till }: Pick<Selling, 'desk' | 'till'>, cart: KeptCart): Promise<boolean> {
  const asked = await desk.storage.stand(cart.id, { here: 'asked', asked: 'asked' }).catch(() => undefined)
  if (asked === undefined) return true
  const reply = await put(till, asked)
  if (reply.kind === 'answer') await desk.storage.stand(cart.id, { asked: 'shared' }).catch(() => undefined)
  return reply.kind !== 'offline'
}

function put({ server }: Selling['till'], { id, name, at, cart, originals }: ParkedCart) {
  return server.ask(
    { method: 'PUT', path: `${path}/${id}`, body: { name, at, cart, originals } },
    z.unknown(),
  )
}

const take = ({ server }: Selling['till'], id: string): Promise<ServerReply<ParkedCart>> =>
  server.ask({ method: 'POST', path: `${path}/${id}/take` }, parkedCartSchema)

/**
 * Takes a cart of this register from the server. It is sent first: what was sent before may not have arrived, may arrive
 * yet, or was lost with a server that was restored, and sent again it changes nothing.
 */
async function takeBack(till: Selling['till'], cart: ParkedCart): Promise<ServerReply<ParkedCart>> {
  const sent = await put(till, cart)
  return sent.kind === 'offline' ? sent : take(till, cart.id)
}

const isGone = (reply: ServerReply<unknown>): boolean =>
  reply.kind === 'problem' && reply.type === '/problems/parked-cart-gone'

/** Tells the server of all that it could not be told before. */
export async function shareWaiting(selling: Pick<Selling, 'desk' | 'till'>): Promise<void> {
  const { desk, till } = selling
  for (const cart of await desk.storage.parked().catch(() => [])) {
    if (cart.standing === 'taken') {
      const reply = await takeBack(till, cart)
      if (reply.kind === 'offline') return
      if (reply.kind === 'answer' || isGone(reply)) await desk.storage.unpark(cart.id)
    } else if (!(await share(selling, cart))) return
  }
}

/** A cart that waits, and where it is known. */
export interface WaitingCart extends ParkedCart {
  /** Null: another register has put it aside. */
  readonly standing: KeptCart['standing'] | null
}

/** Those of this device, and those of others at this place when the server can be reached; the oldest first. */
export async function waitingCarts({ desk, till }: Selling): Promise<WaitingCart[]> {
  const kept = await desk.storage.parked()
  const reply = await till.server.ask({ method: 'GET', path }, z.object({ items: z.array(parkedCartSchema) }))
  const known = new Set(kept.map(({ id }) => id))
  const elsewhere =
    reply.kind === 'answer'
      ? reply.answer.items.filter(({ id }) => !known.has(id)).map((cart) => ({ ...cart, standing: null }))
      : []
  const here = kept.filter(({ standing }) => standing !== 'taken')
  return [...here, ...elsewhere].sort((one, other) => one.at.localeCompare(other.at))
}

type Fetched = 'fetched' | 'gone' | 'offline' | 'busy'

/**
 * Puts a waiting cart on the counter. One that the server may know is fetched from it, so that no two registers have it;
 * `gone` when another one was faster or it was sold here, `offline` when that cannot be asked and the cart is not of this
 * register, `busy` when something is on the counter by then: the cart goes on waiting.
 */
export async function fetchCart(selling: Selling, cart: WaitingCart): Promise<Fetched> {
  if (cart.standing === null || cart.standing === 'wanted') return fetchFromOthers(selling, cart)
  const { desk, till } = selling
  if (cart.standing !== 'here') {
    const reply = await takeBack(till, cart)
    if (isGone(reply)) return gone(selling, cart)
    if (reply.kind === 'answer') return fetched(selling, cart)
  }
  const outcome = await putOnCounter(selling, cart)
  if (outcome === 'busy') return outcome
  // The server may know it by now, and is told that it waits no more.
  const later = await desk.storage.stand(cart.id, { asked: 'taken', shared: 'taken' })
  if (later === undefined) await desk.storage.unpark(cart.id)
  return outcome
}

/** A till that died before it could note that the cart waits no more may have sold it since. */
async function putOnCounter({ desk, till }: Selling, { cart, originals }: ParkedCart) {
  const known = await till.ledger.ofSale(cart.saleId)
  if (known.some(({ type }) => type === 'ticket_completed' || type === 'order_drafted')) return 'gone'
  return (await desk.fetch(cart, originals)) ? 'fetched' : 'busy'
}

/** An answer that is lost may have been this register's: then nobody else is given the cart any more. */
async function fetchFromOthers(selling: Selling, cart: WaitingCart): Promise<Fetched> {
  const reply = await take(selling.till, cart.id)
  if (reply.kind === 'answer') return fetched(selling, reply.answer)
  if (isGone(reply)) return gone(selling, cart)
  await selling.desk.storage.park({ ...cart, standing: 'wanted' })
  return 'offline'
}

/** The server has given the cart to this register, which keeps it where the counter is not free any more. */
async function fetched(selling: Selling, cart: ParkedCart): Promise<Fetched> {
  const { storage } = selling.desk
  const outcome = await putOnCounter(selling, cart)
  if (outcome === 'busy') await storage.park({ ...cart, standing: 'shared' })
  else await storage.unpark(cart.id)
  return outcome
}

async function gone({ desk }: Selling, { id }: ParkedCart): Promise<'gone'> {
  await desk.storage.unpark(id)
  return 'gone'
}

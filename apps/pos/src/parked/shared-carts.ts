import { type ParkedCart, parkedCartSchema } from '@counterflow/core'
import { z } from 'zod'
import type { KeptCart } from '../selling/desk/desk-storage'
import type { Selling } from '../selling/selling'

const path = '/api/v1/till/parked-carts'

/** Puts the cart aside: here first, then for the other registers, if the server can be reached. */
export async function park({ desk, till }: Selling, id: string, name: string, at: Date): Promise<void> {
  const document = desk.document.read()
  if (document === undefined) return
  const { cart, originals } = document
  const kept: KeptCart = { id, name, at: at.toISOString(), cart, originals, isShared: false }
  await desk.storage.park(kept)
  await desk.clear()
  const { isShared: _, id: __, ...body } = kept
  const reply = await till.server.ask({ method: 'PUT', path: `${path}/${id}`, body }, z.unknown())
  if (reply.kind === 'answer') await desk.storage.park({ ...kept, isShared: true })
}

/** A cart that waits, and where it is known. */
export interface WaitingCart extends ParkedCart {
  readonly isHere: boolean
  readonly isShared: boolean
}

/** Those of this device, and those of others at this place when the server can be reached; the oldest first. */
export async function waitingCarts({ desk, till }: Selling): Promise<WaitingCart[]> {
  const here = (await desk.storage.parked()).map((cart) => ({ ...cart, isHere: true }))
  const reply = await till.server.ask({ method: 'GET', path }, z.object({ items: z.array(parkedCartSchema) }))
  const known = new Set(here.map(({ id }) => id))
  const elsewhere =
    reply.kind === 'answer'
      ? reply.answer.items
          .filter(({ id }) => !known.has(id))
          .map((cart) => ({ ...cart, isHere: false, isShared: true }))
      : []
  return [...here, ...elsewhere].sort((one, other) => one.at.localeCompare(other.at))
}

/**
 * Puts a waiting cart on the counter. One that is shared is fetched from the server, so that no two registers have it;
 * `gone` when another one was faster, `offline` when that cannot be asked and the cart is not here.
 */
export async function fetchCart(
  { desk, till }: Selling,
  cart: WaitingCart,
): Promise<'fetched' | 'gone' | 'offline'> {
  if (cart.isShared) {
    const reply = await till.server.ask({ method: 'POST', path: `${path}/${cart.id}/take` }, parkedCartSchema)
    if (reply.kind === 'problem') {
      await desk.storage.unpark(cart.id)
      return 'gone'
    }
    if (reply.kind === 'offline' && !cart.isHere) return 'offline'
  }
  await desk.fetch(cart.cart, cart.originals)
  await desk.storage.unpark(cart.id)
  return 'fetched'
}

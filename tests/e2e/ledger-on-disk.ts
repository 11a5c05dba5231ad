import type { Page } from '@playwright/test'
import { z } from 'zod'

const eventsSchema = z.array(
  z.object({
    type: z.string(),
    event: z.object({
      payload: z.object({ ticket: z.object({ saleId: z.string(), total: z.number() }).optional() }),
    }),
  }),
)

/** The rows of a table. What cannot be written as JSON, such as a key, is empty in them. */
async function tableOnDisk(till: Page, database: string, table: string): Promise<unknown> {
  const text = await till.evaluate(
    async ([name, store]) => {
      const opened = Promise.withResolvers<IDBDatabase>()
      const opening = indexedDB.open(name)
      opening.onsuccess = () => opened.resolve(opening.result)
      opening.onerror = () => opened.reject(opening.error)
      const held = await opened.promise
      const read = Promise.withResolvers<unknown[]>()
      const request = held.transaction(store).objectStore(store).getAll()
      request.onsuccess = () => read.resolve(request.result)
      request.onerror = () => read.reject(request.error)
      const rows = await read.promise
      held.close()
      return JSON.stringify(rows)
    },
    [database, table] as const,
  )
  return JSON.parse(text)
}

/** A sale, by its id and what it came to in minor units. */
export interface HeldTicket {
  readonly saleId: string
  readonly total: number
}

/** The sales in a till's ledger. */
export async function ticketsOf(till: Page): Promise<HeldTicket[]> {
  const events = eventsSchema.parse(await tableOnDisk(till, 'counterflow-ledger', 'events'))
  return events.flatMap(({ type, event }) =>
    type === 'ticket_completed' ? (event.payload.ticket ?? []) : [],
  )
}

const counterSchema = z.tuple([
  z.object({ content: z.object({ cart: z.object({ lines: z.array(z.unknown()) }) }) }),
])

/** How many lines the cart on the counter has, as it would be found by the next tab. */
export async function linesOnCounter(till: Page): Promise<number> {
  const rows = counterSchema.safeParse(await tableOnDisk(till, 'counterflow-desk', 'desk'))
  return rows.data?.[0].content.cart.lines.length ?? 0
}

import { staffIdSchema, type Ticket } from '@counterflow/core'
import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { stockLevels } from '../src/commerce/inventory/stock.table.js'
import { recordStock } from '../src/commerce/inventory/stock-books.js'
import { orders } from '../src/commerce/orders/order.table.js'
import { products, variants } from '../src/commerce/products/product.table.js'
import { staff } from '../src/identity/staff/staff.table.js'
import { DATABASE, type Database } from '../src/platform/database/database.js'
import { Transactions } from '../src/platform/database/transactions.js'
import { tillExceptions } from '../src/pos/exceptions/till-exception.table.js'
import { tillSales } from '../src/pos/sales/till-sale.table.js'
import type { ShopAnswer } from './shop-application.js'
import { type SoldThing, TillLedger } from './till-ledger.js'
import { startTillShop, type TillShop } from './till-shop.js'

/** The demo shop with its tills, and what specs of ledgers look at. */
export interface LedgerShop {
  readonly shop: TillShop
  readonly database: Database
  /** Something whose stock is counted. */
  thing(index: number): SoldThing
  newLedger(): Promise<TillLedger>
  /** The same with a shift that is open. */
  openLedger(): Promise<TillLedger>
  /** Another device with all that the first one has. */
  cloneOf(ledger: TillLedger): Promise<TillLedger>
  /** A device that takes a register over from the one before. */
  successorOf(ledger: TillLedger): Promise<TillLedger>
  orderOf(ticket: Pick<Ticket, 'saleId'>): Promise<typeof orders.$inferSelect | undefined>
  stockOf(thing: SoldThing): Promise<number>
  salesOf(ledger: TillLedger): Promise<(typeof tillSales.$inferSelect)[]>
  /** Kinds and details of what is open about a register. */
  exceptionsOf(ledger: TillLedger): Promise<(typeof tillExceptions.$inferSelect)[]>
  /** The kinds of what is open about a register. */
  kindsOf(ledger: TillLedger): Promise<string[]>
  /** The ids of what was parked of a register, the latest first. */
  parkedOf(ledger: TillLedger): Promise<string[]>
  /** Whether anything is missing, yesterday to tomorrow. */
  completenessOf(ledger: TillLedger): Promise<unknown>
  ask(path: string): Promise<unknown>
  post(path: string, body: unknown): Promise<ShopAnswer>
}

export async function startLedgerShop(...more: Parameters<typeof startTillShop>): Promise<LedgerShop> {
  const shop = await startTillShop(...more)
  const database = shop.application.get<Database>(DATABASE)
  const rows = await database
    .select({ variant: variants, product: products })
    .from(variants)
    .innerJoin(products, eq(products.id, variants.productId))
    .where(eq(variants.tracked, true))
    .orderBy(variants.sku)
    .limit(3)
  const changes = rows.map(({ variant }) => ({
    variantId: variant.id,
    locationId: shop.locationId,
    onHand: 1_000,
    reserved: 0,
  }))
  await shop.application
    .get(Transactions)
    .run((transaction) => recordStock(transaction, changes, { reason: 'received' }))
  const [person] = await database.select({ id: staff.id }).from(staff).limit(1)
  const cashier = staffIdSchema.parse(person?.id)
  let made = 0
  const ask = async (path: string) => (await shop.send(shop.owner, 'GET', path)).body
  const newLedger = async () => {
    made += 1
    const registerId = await shop.makeRegister(`T${made}`)
    return new TillLedger(shop, await shop.enrol(registerId), cashier)
  }
  const exceptionsOf: LedgerShop['exceptionsOf'] = ({ till }) =>
    database
      .select()
      .from(tillExceptions)
      .where(and(eq(tillExceptions.registerId, till.register.id), eq(tillExceptions.state, 'open')))
  return {
    shop,
    database,
    thing: (index) => {
      const row = rows[index]
      if (row === undefined) throw new Error('The demo shop sells too little.')
      const { variant, product } = row
      return {
        variantId: variant.id,
        productId: product.id,
        title: product.title.en,
        unitPrice: variant.price,
      }
    },
    newLedger,
    openLedger: async () => {
      const ledger = await newLedger()
      await ledger.open()
      return ledger
    },
    cloneOf: async ({ till, events, shiftId }) => {
      const clone = new TillLedger(shop, till, cashier)
      clone.events.push(...events)
      clone.shiftId = shiftId
      return clone
    },
    successorOf: async ({ till }) => new TillLedger(shop, await shop.enrol(till.register.id), cashier),
    orderOf: async ({ saleId }) =>
      (await database.select().from(orders).where(sql`${orders.id} = ${saleId}`))[0],
    stockOf: async ({ variantId }) => {
      const [level] = await database
        .select()
        .from(stockLevels)
        .where(
          sql`${stockLevels.variantId} = ${variantId} and ${stockLevels.locationId} = ${shop.locationId}`,
        )
      return level?.onHand ?? 0
    },
    salesOf: ({ till }) =>
      database
        .select()
        .from(tillSales)
        .where(eq(tillSales.registerId, till.register.id))
        .orderBy(tillSales.seq),
    exceptionsOf,
    kindsOf: async (ledger) => (await exceptionsOf(ledger)).map(({ kind }) => kind),
    parkedOf: async ({ till }) =>
      z
        .object({ items: z.array(z.object({ id: z.string() })) })
        .parse(await ask(`/api/v1/till/parked-events?registerId=${till.register.id}`))
        .items.map(({ id }) => id),
    completenessOf: ({ till }) =>
      ask(`/api/v1/registers/${till.register.id}/completeness?from=${dayFromNow(-1)}&to=${dayFromNow(1)}`),
    ask,
    post: (path, body) => shop.send(shop.owner, 'POST', path, body),
  }
}

const day = 86_400_000

/** A day as dates are written, so many from now. */
export const dayFromNow = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10)

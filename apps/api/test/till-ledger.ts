import {
  cashRounding,
  emptyHead,
  headAfter,
  type LedgerAnswer,
  type LedgerDraft,
  type LedgerEvent,
  type LedgerHead,
  ledgerAnswerSchema,
  ledgerEventIdSchema,
  ledgerRulesVersion,
  minorUnits,
  priceTicket,
  type ReturnedLine,
  receiptNumber,
  type StaffId,
  saleIdSchema,
  saleLineIdSchema,
  seal,
  shiftIdSchema,
  staffIdSchema,
  type Tender,
  type Ticket,
  type TillLine,
  tenderIdSchema,
} from '@counterflow/core'
import { and, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
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
import { type EnrolledTill, startTillShop, type TillShop } from './till-shop.js'

/** A line of something that the shop sells. */
export interface SoldThing {
  readonly variantId: TillLine['variantId']
  readonly productId: TillLine['productId']
  readonly title: string
  readonly unitPrice: number
}

type Wish = {
  [Type in LedgerEvent['type']]: Pick<Extract<LedgerEvent, { type: Type }>, 'type' | 'payload'>
}[LedgerEvent['type']]

/** The ledger of an enrolled device, as its till would write it, in a spec that says what happens to it. */
export class TillLedger {
  readonly events: LedgerEvent[] = []
  shiftId = shiftIdSchema.parse(uuidv7())
  /** By how much the clock of the device is wrong, in milliseconds. */
  clock = 0
  staffId: StaffId
  private tickets = 0

  constructor(
    readonly shop: TillShop,
    readonly till: EnrolledTill,
    staffId: StaffId,
  ) {
    this.staffId = staffId
  }

  get head(): LedgerHead {
    const last = this.events.at(-1)
    return last === undefined ? emptyHead(this.till.register.id, this.till.epoch) : headAfter(last)
  }

  /** Seals and signs an event behind `head`, without adding it. */
  async sealed(wish: Wish, changes: Partial<LedgerDraft> = {}, head = this.head): Promise<LedgerEvent> {
    const draft = {
      id: ledgerEventIdSchema.parse(uuidv7()),
      shiftId: this.shiftId,
      staffId: this.staffId,
      approvedBy: null,
      deviceTime: new Date(Date.now() + this.clock).toISOString(),
      monoMs: this.events.length,
      serverOffset: null,
      catalogVer: '1',
      taxVer: '1',
      coreVer: ledgerRulesVersion,
      ...changes,
      ...wish,
    }
    const event = seal(draft as LedgerDraft, head)
    return { ...event, signature: await this.till.sign(event.hash) }
  }

  async add(wish: Wish, changes: Partial<LedgerDraft> = {}): Promise<LedgerEvent> {
    const event = await this.sealed(wish, changes)
    this.events.push(event)
    return event
  }

  open(float = 50_000): Promise<LedgerEvent> {
    this.shiftId = shiftIdSchema.parse(uuidv7())
    return this.add({ type: 'shift_opened', payload: { currency: 'KRW', float: minorUnits(float) } })
  }

  close(counted: number, expected: number): Promise<LedgerEvent> {
    const payload = { counted: minorUnits(counted), expected: minorUnits(expected), note: null }
    return this.add({ type: 'shift_closed', payload })
  }

  /** A sale of `things`, paid in cash unless it says otherwise. */
  async sell(things: readonly SoldThing[], more: TicketChanges = {}): Promise<Ticket> {
    const ticket = this.ticket(things, more)
    await this.add({ type: 'ticket_completed', payload: { ticket } }, more.stamp)
    return ticket
  }

  ticket(things: readonly SoldThing[], more: TicketChanges = {}): Ticket {
    this.tickets += 1
    const priced = priceTicket({
      currency: 'KRW',
      lines: things.map((thing) => ({
        ...thing,
        lineId: saleLineIdSchema.parse(uuidv7()),
        unitPrice: minorUnits(thing.unitPrice),
        quantity: more.quantity ?? 1,
        sku: null,
        priceSource: thing.variantId === null ? 'custom' : 'catalogue',
        taxable: true,
        given: null,
      })),
      returns: more.returns ?? [],
      codes: [],
      given: more.given ?? null,
      taxRule: more.taxRule ?? { ratesBasisPoints: [1_000], included: true },
    })
    const exact = priced.goods - priced.returned
    const rounding = cashRounding(exact, more.coin ?? 1)
    const total = minorUnits(exact + rounding)
    const tenderId = tenderIdSchema.parse(uuidv7())
    const { location, register, epoch } = this.till
    return {
      ...priced,
      saleId: saleIdSchema.parse(uuidv7()),
      receiptNumber: receiptNumber({ location: location.code, register: register.code }, epoch, this.tickets),
      rounding,
      total,
      tenders: more.tenders?.(total) ?? [{ kind: 'cash', tenderId, amount: total, given: null }],
      customer: more.customer ?? null,
      note: null,
    }
  }

  /** Sends events, those from `from` on unless it names others, and answers what the server says. */
  async send(events: readonly unknown[] = this.events): Promise<LedgerAnswer> {
    const answer = await this.post(events)
    return ledgerAnswerSchema.parse(answer.body)
  }

  post(events: readonly unknown[] = this.events) {
    return this.shop.send(this.till.headers, 'POST', '/api/v1/till/events', {
      syncVersion: 1,
      epoch: this.till.epoch,
      events,
      last: this.events.length,
      deviceTime: new Date(Date.now() + this.clock).toISOString(),
    })
  }
}

interface TicketChanges {
  readonly quantity?: number
  readonly returns?: readonly ReturnedLine[]
  readonly given?: Ticket['given']
  readonly taxRule?: Ticket['taxRule']
  readonly coin?: number
  readonly tenders?: (total: number) => Tender[]
  readonly customer?: Ticket['customer']
  readonly stamp?: Partial<LedgerDraft>
}

/** A line that comes back, with all that was paid for it. */
export function returnOf(ticket: Ticket, index = 0, restock = true): ReturnedLine {
  const line = ticket.lines[index]
  if (line === undefined) throw new Error('There is no such line.')
  const { variantId, productId, title, quantity, lineId, total, tax } = line
  const amount = minorUnits(total + (ticket.taxRule.included ? 0 : tax))
  const of = { saleId: ticket.saleId, lineId }
  return {
    variantId,
    productId,
    title,
    quantity,
    lineId: saleLineIdSchema.parse(uuidv7()),
    of,
    amount,
    tax,
    restock,
    reason: 'too small',
  }
}

/** Cash over the counter. */
export const inCash = (amount: number): Tender => ({
  kind: 'cash',
  tenderId: tenderIdSchema.parse(uuidv7()),
  amount: minorUnits(amount),
  given: null,
})

/** The demo shop with its tills, and what specs of ledgers look at. */
export interface LedgerShop {
  readonly shop: TillShop
  readonly database: Database
  /** Something whose stock is counted. */
  thing(index: number): SoldThing
  newLedger(): Promise<TillLedger>
  /** A device that takes a register over from the one before. */
  successorOf(ledger: TillLedger): Promise<TillLedger>
  orderOf(ticket: Pick<Ticket, 'saleId'>): Promise<typeof orders.$inferSelect | undefined>
  stockOf(thing: SoldThing): Promise<number>
  salesOf(ledger: TillLedger): Promise<(typeof tillSales.$inferSelect)[]>
  /** Kinds and details of what is open about a register. */
  exceptionsOf(ledger: TillLedger): Promise<(typeof tillExceptions.$inferSelect)[]>
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
    newLedger: async () => {
      made += 1
      const registerId = await shop.makeRegister(`T${made}`)
      return new TillLedger(shop, await shop.enrol(registerId), cashier)
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
    exceptionsOf: ({ till }) =>
      database
        .select()
        .from(tillExceptions)
        .where(and(eq(tillExceptions.registerId, till.register.id), eq(tillExceptions.state, 'open'))),
    ask: async (path) => (await shop.send(shop.owner, 'GET', path)).body,
    post: (path, body) => shop.send(shop.owner, 'POST', path, body),
  }
}

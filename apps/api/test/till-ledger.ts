import {
  announcementHeader,
  announcementText,
  cashRounding,
  emptyHead,
  headAfter,
  type LedgerAnswer,
  type LedgerEvent,
  type LedgerHead,
  type LedgerWish,
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
  type Tender,
  type Ticket,
  type TillLine,
  tenderIdSchema,
  tillSyncVersions,
  writeAnnouncement,
} from '@counterflow/core'
import { v7 as uuidv7 } from 'uuid'
import type { EnrolledTill, TillShop } from './till-shop.js'

/** A line of something that the shop sells. */
export interface SoldThing {
  readonly variantId: TillLine['variantId']
  readonly productId: TillLine['productId']
  readonly title: string
  readonly unitPrice: number
}

type Wish = LedgerWish extends infer Any ? (Any extends LedgerWish ? Omit<Any, 'shiftId'> : never) : never

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
  async sealed(wish: Wish, head = this.head, approvedBy: StaffId | null = null): Promise<LedgerEvent> {
    const stamp = {
      id: ledgerEventIdSchema.parse(uuidv7()),
      staffId: this.staffId,
      approvedBy,
      deviceTime: new Date(Date.now() + this.clock).toISOString(),
      monoMs: this.events.length,
      serverOffset: null,
      catalogVer: '1',
      taxVer: '1',
      coreVer: ledgerRulesVersion,
    }
    const event = seal({ ...stamp, shiftId: this.shiftId, ...wish }, head)
    return { ...event, signature: await this.till.sign(event.hash) }
  }

  async add(wish: Wish, approvedBy: StaffId | null = null): Promise<LedgerEvent> {
    const event = await this.sealed(wish, this.head, approvedBy)
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
    await this.add({ type: 'ticket_completed', payload: { ticket } }, more.approvedBy)
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
        ...(more.lineNote === undefined ? {} : { note: more.lineNote }),
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

  async post(events: readonly unknown[] = this.events) {
    const headers = { ...this.till.headers, ...(await this.announcement()) }
    return this.shop.send(headers, 'POST', '/api/v1/till/events', this.batch(events))
  }

  /** The header by which the device says how far its ledger goes. */
  announcement(last = this.events.length) {
    return announcementBy(this.till, last)
  }

  /** The same to another server of the shop. */
  async sendTo(url: string, events: readonly unknown[] = this.events): Promise<LedgerAnswer> {
    const response = await fetch(`${url}/api/v1/till/events`, {
      method: 'POST',
      headers: { ...this.till.headers, 'content-type': 'application/json' },
      body: JSON.stringify(this.batch(events)),
    })
    return ledgerAnswerSchema.parse(await response.json())
  }

  /** What sends `events`. */
  batch(events: readonly unknown[]) {
    const deviceTime = new Date(Date.now() + this.clock).toISOString()
    return {
      syncVersion: tillSyncVersions[0],
      epoch: this.till.epoch,
      events,
      last: this.events.length,
      deviceTime,
    }
  }
}

interface TicketChanges {
  readonly quantity?: number
  readonly returns?: readonly ReturnedLine[]
  readonly given?: Ticket['given']
  readonly taxRule?: Ticket['taxRule']
  readonly coin?: number
  readonly approvedBy?: StaffId
  readonly tenders?: (total: number) => Tender[]
  readonly customer?: Ticket['customer']
  /** What is noted on each of its lines. */
  readonly lineNote?: string
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

/** The header by which a device says, under its signature, how far its ledger goes. */
export async function announcementBy({ register, epoch, sign }: EnrolledTill, last: number) {
  const signature = await sign(announcementText({ register: register.id, epoch, last }))
  return { [announcementHeader]: writeAnnouncement(last, signature) }
}

/** Cash over the counter. */
export const inCash = (amount: number): Tender => ({
  kind: 'cash',
  tenderId: tenderIdSchema.parse(uuidv7()),
  amount: minorUnits(amount),
  given: null,
})

/** A completed sale, of which it is known that it is one. */
export function saleOf(event: LedgerEvent) {
  if (event.type !== 'ticket_completed') throw new Error('It is no sale.')
  return event
}

/** The same numbers for the same seed, each below its bound. */
export function generator(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

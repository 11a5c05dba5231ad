import {
  completedTicket,
  isEmptySaleCart,
  isPaid,
  type LedgerEvent,
  leftToPay,
  newPayment,
  type OriginalSale,
  type Payment,
  type PaymentStep,
  type PricedCart,
  priceCart,
  receiptNumber,
  type SaleCart,
  type SaleCartChange,
  type StaffId,
  saleIdSchema,
  withApproval,
} from '@counterflow/core'
import { freshId } from '../../till/fresh-id'
import { Kept } from '../../till/live'
import type { Till } from '../../till/till'
import type { RecordingFailure } from '../../till/till-ledger'
import { beginPaying, clearDesk, type DeskDocument, priceWhilePaying, rulesAt } from './desk-document'
import { DeskStorage } from './desk-storage'
import { hasSameGoods } from './same-goods'

export type CompletedEvent = Extract<LedgerEvent, { type: 'ticket_completed' }>

/** What became of completing a sale. */
export type Completion =
  | { readonly kind: 'completed'; readonly event: CompletedEvent }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: RecordingFailure }

/** The counter of this register: one cart, kept on the device with every change. */
export class Desk {
  /** Undefined while it is being read. */
  readonly document = new Kept<DeskDocument | undefined>(undefined)
  /** The sale that was completed last, until the next begins. */
  readonly completed = new Kept<CompletedEvent | undefined>(undefined)
  #saving: Promise<unknown> = Promise.resolve()
  /** What was given to the disk last: what is on the counter, but for cash that settles a sale. */
  #kept: DeskDocument | undefined
  #completing = false

  constructor(
    private readonly till: Till,
    readonly storage = new DeskStorage(),
  ) {}

  /** Reads what was on the counter. What was recorded before a crash is on it no more. */
  async open(): Promise<void> {
    const kept = await this.storage.read().catch(() => undefined)
    const { currency } = this.settings()
    if (kept === undefined || kept.cart.currency !== currency) return this.put(this.#clear())
    const recorded = (await this.till.ledger.ofSale(kept.cart.saleId)).find(
      ({ type }) => type === 'ticket_completed' || type === 'order_drafted',
    )
    if (recorded === undefined) {
      this.#kept = kept
      return this.document.set(kept)
    }
    const tenders = recorded.type === 'ticket_completed' ? recorded.payload.ticket.tenders : []
    await this.put(this.#clear())
    await this.#giveBack(
      kept,
      tenders.map(({ tenderId }) => tenderId),
    )
  }

  settings() {
    const settings = this.till.records.settings.read()
    if (settings === undefined) throw new Error('A till that knows nothing of its shop sells nothing.')
    return settings
  }

  /** A moment by the server's clock, which decides on which day a sale is: the device's may be wrong. */
  corrected(at: Date): Date {
    return new Date(at.getTime() + (this.till.sync.state.read().clockOffset ?? 0))
  }

  /** The cart with its price: as of now, or as of when paying began. */
  priced(document: DeskDocument, at: Date): PricedCart {
    return priceWhilePaying(document) ?? priceCart(document.cart, this.#rulesAt(at, document.cart))
  }

  /** Puts another cart on the counter; nothing happens while somebody pays. */
  change(next: (cart: SaleCart) => SaleCartChange | SaleCart): SaleCartChange | undefined {
    const document = this.document.read()
    if (document === undefined || document.paying !== null) return undefined
    this.completed.set(undefined)
    const result = next(document.cart)
    const change: SaleCartChange = 'done' in result ? result : { done: true, cart: result }
    if (change.done && change.cart !== document.cart) this.#keep({ ...document, cart: change.cart })
    return change
  }

  /** Puts goods of a receipt on the counter that are brought back. */
  remember(original: OriginalSale): void {
    const document = this.document.read()
    if (document === undefined) return
    const others = document.originals.filter(({ saleId }) => saleId !== original.saleId)
    this.#keep({ ...document, originals: [...others, original] })
  }

  /** What was on the counter is gone, and amounts of gift cards are given back. */
  async clear(): Promise<void> {
    const document = this.document.read()
    await this.put(this.#clear())
    if (document !== undefined) await this.#giveBack(document, [])
  }

  /**
   * Puts a cart that was parked on the counter, where nothing is on it: somebody may have sold something while the server
   * was asked for the cart. @returns whether it is there
   */
  async fetch(cart: SaleCart, originals: readonly OriginalSale[]): Promise<boolean> {
    const document = this.document.read()
    if (document !== undefined && (document.paying !== null || !isEmptySaleCart(document.cart)))
      return document.cart.saleId === cart.saleId
    await this.put({ ...this.#clear(), cart, originals: [...originals] })
    return true
  }

  /** Remembers who allowed something of the payment. */
  async approve(approvedBy: StaffId | null): Promise<void> {
    const document = this.document.read()
    if (document !== undefined && approvedBy !== null)
      await this.put({ ...document, cart: withApproval(document.cart, approvedBy) })
  }

  /** From now on the prices stay as they are. */
  async startPaying(at: Date): Promise<void> {
    const document = this.document.read()
    if (document === undefined || document.paying !== null) return
    await this.put(this.#paying(document, at))
  }

  /** Back to the cart: what was paid so far goes back. Only where no card was touched. */
  async stopPaying(): Promise<void> {
    const document = this.document.read()
    if (document?.paying == null) return
    await this.put({ ...document, paying: null, holds: [] })
    await this.#giveBack(document, [])
  }

  /**
   * A step of the payment, on the disk when it resolves. Cash that settles it is not: recording the sale follows, which
   * waits for the disk, and a till that dies before has neither.
   * @param from paying begins now where it has not, and the disk is waited for once.
   * @throws when it could not be kept: then it did not happen.
   */
  async pay(step: (payment: Payment) => PaymentStep, from?: Date): Promise<PaymentStep | undefined> {
    const before = this.document.read()
    const begins = before?.paying === null && from !== undefined
    const document = begins ? this.#paying(before, from) : before
    if (document?.paying == null) return undefined
    const done = step(document.paying.payment)
    if (done.done) {
      const next = { ...document, paying: { ...document.paying, payment: done.payment } }
      if (isSettledInCash(done.payment)) this.document.set(next)
      else await this.put(next)
    } else if (begins) await this.put(document)
    return done
  }

  /** Remembers that the server is asked for an amount of a gift card, before it is. */
  async holding(tenderId: DeskDocument['holds'][number]): Promise<void> {
    const document = this.document.read()
    if (document !== undefined) await this.put({ ...document, holds: [...document.holds, tenderId] })
  }

  /** Records the sale. Only once that is done may a drawer open or a receipt be printed. */
  async complete(staffId: StaffId): Promise<Completion | undefined> {
    const document = this.document.read()
    const price = document && priceWhilePaying(document)
    if (document?.paying == null || price === undefined || this.#completing) return undefined
    const { payment } = document.paying
    if (payment.charging !== null || leftToPay(payment) !== 0) return undefined
    this.#completing = true
    try {
      const completion = await this.#record(document, price, payment, staffId)
      // What was paid stays on the counter, or goes back where the disk takes nothing any more.
      if (completion.kind !== 'completed' && this.#kept !== document)
        await this.put(document).catch(() => undefined)
      return completion
    } finally {
      this.#completing = false
    }
  }

  async #record(
    document: DeskDocument,
    price: PricedCart,
    payment: Payment,
    staffId: StaffId,
  ): Promise<Completion> {
    const { cart } = document
    const { device, ledger } = this.till
    const recording = await ledger.record(
      ({ state }) => ({
        type: 'ticket_completed',
        shiftId: state.shift?.id ?? null,
        payload: {
          ticket: completedTicket(
            cart,
            price,
            payment,
            receiptNumber(
              { location: device.location.code, register: device.register.code },
              device.epoch,
              state.ticketNumber + 1,
            ),
          ),
        },
      }),
      staffId,
      cart.approvedBy,
    )
    if (recording.kind === 'failed') return recording
    const event =
      recording.kind === 'recorded'
        ? recording.event
        : recording.refusal.why === 'ticket_known'
          ? (await ledger.ofSale(cart.saleId)).find(({ type }) => type === 'ticket_completed')
          : undefined
    if (event?.type !== 'ticket_completed')
      return { kind: 'refused' as const, why: recording.kind === 'refused' ? recording.refusal.why : '' }
    // The cart was sold before, and has changed since: what was paid now is a sale of its own.
    if (!hasSameGoods(event.payload.ticket, price.priced))
      return this.#record(
        { ...document, cart: { ...cart, saleId: freshId(saleIdSchema) } },
        price,
        payment,
        staffId,
      )
    this.completed.set(event)
    // A counter that is not cleared on the disk is cleared when it is read: the sale is recorded.
    await this.#save(this.#clear(), 'relaxed').catch(() => undefined)
    await this.#giveBack(
      document,
      payment.tenders.map(({ tenderId }) => tenderId),
    ).catch(() => undefined)
    return { kind: 'completed' as const, event }
  }

  /** Shown at once; kept in the order in which things happened. */
  put(document: DeskDocument): Promise<void> {
    const isAboutMoney = document.paying !== null || (this.document.read()?.paying ?? null) !== null
    return this.#save(document, isAboutMoney ? 'strict' : 'relaxed')
  }

  #save(document: DeskDocument, durability: 'strict' | 'relaxed'): Promise<void> {
    const before = this.#kept
    this.#kept = document
    this.document.set(document)
    const saved = this.#saving.then(() => this.storage.write(document, durability))
    this.#saving = saved.catch(() => undefined)
    return saved.catch((error: unknown) => {
      // What is not on the disk did not happen, as far as money goes.
      if (document.paying !== null && this.document.read() === document) {
        this.#kept = before
        this.document.set(before)
      }
      throw error
    })
  }

  /** A cart that cannot be kept can still be sold: paying, where it matters, says that the disk fails. */
  #keep(document: DeskDocument): void {
    this.put(document).catch(() => undefined)
  }

  #rulesAt(at: Date, cart: SaleCart) {
    return rulesAt(this.corrected(at), cart, this.settings(), (code) => this.till.records.discount(code))
  }

  #paying(document: DeskDocument, at: Date): DeskDocument {
    const rules = this.#rulesAt(at, document.cart)
    const { due } = priceCart(document.cart, rules)
    return beginPaying(document, rules, newPayment(due, this.settings().smallestCoin))
  }

  #clear(): DeskDocument {
    return clearDesk(freshId(saleIdSchema), this.settings().currency)
  }

  async #giveBack({ holds }: DeskDocument, used: readonly string[]): Promise<void> {
    const unused = holds.filter((tenderId) => !used.includes(tenderId))
    if (unused.length > 0) await this.storage.release(unused)
  }
}

/** No card and no server knows of cash: there is nothing to be looked up after a crash. */
function isSettledInCash(payment: Payment): boolean {
  return isPaid(payment) && payment.tenders.at(-1)?.kind === 'cash'
}

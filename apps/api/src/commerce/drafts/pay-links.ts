import type { Language, OrderId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import { anewWhereCrossed } from '../../platform/database/crossed-changes.js'
import { DATABASE, type Database, type Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { CheckoutOffers } from '../checkout/checkout-offers.js'
import { priceChanged } from '../checkout/checkout-problems.js'
import { customerActor } from '../checkout/customer-actor.js'
import { OrderStatus } from '../checkout/order-status.js'
import { PublicTenders } from '../checkout/public-tenders.js'
import type { Tender } from '../checkout/tender.js'
import { customers } from '../customers/customer.table.js'
import { OrderPlacement } from '../orders/order-placement.js'
import { Payments } from '../payments/payments.js'
import { languageOf, ShopSettings } from '../shop/shop-settings.js'
import { type Draft, drafts } from './draft.table.js'
import { DraftCompletion } from './draft-completion.js'
import { draftChanged, paidAlready, unknownPayLink } from './draft-problems.js'
import { DraftQuotes } from './draft-quotes.js'
import { DraftView } from './draft-view.js'
import type { payRoutes } from './pay.contract.js'

type Body = RouteInput<typeof payRoutes.pay>['body']
type Receipt = RouteOutput<typeof payRoutes.pay>

/** What customers do with the link of an invoice. */
@Injectable()
export class PayLinks {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(DraftView) private readonly view: DraftView,
    @Inject(DraftQuotes) private readonly quotes: DraftQuotes,
    @Inject(DraftCompletion) private readonly completion: DraftCompletion,
    @Inject(CheckoutOffers) private readonly offers: CheckoutOffers,
    @Inject(PublicTenders) private readonly tenders: PublicTenders,
    @Inject(OrderPlacement) private readonly placement: OrderPlacement,
    @Inject(Payments) private readonly payments: Payments,
    @Inject(OrderStatus) private readonly orders: OrderStatus,
  ) {}

  /** @throws Problem `not-found`. */
  async show(token: string): Promise<RouteOutput<typeof payRoutes.show>> {
    const [draft] = await this.database.select().from(drafts).where(eq(drafts.payToken, token))
    if (draft === undefined) throw unknownPayLink()
    const { number, version, price, changedSinceInvoice } = await this.view.show(this.database, draft)
    const shop = await this.shop.read()
    return {
      shopName: shop.name,
      language: draft.content.language ?? (await this.spokenBy(draft)) ?? languageOf(shop),
      number,
      version,
      paid: draft.orderId !== null,
      changedSinceInvoice,
      price,
      paymentMethods: await this.offers.paymentMethods(this.database),
    }
  }

  private async spokenBy({ customerId }: Draft): Promise<Language | null> {
    if (customerId === null) return null
    const [customer] = await this.database
      .select({ language: customers.language })
      .from(customers)
      .where(eq(customers.id, customerId))
    return customer?.language ?? null
  }

  /**
   * Pays what the customer saw, which makes the draft an order.
   * @throws Problem as the route says. After `card-declined` it can be paid again.
   */
  async pay(token: string, body: Body, request: IdempotentRequest | undefined): Promise<Receipt> {
    const rest = this.tenders.read(body.payment)
    const tender = { giftCards: body.giftCards, rest }
    const orderId = await anewWhereCrossed(() =>
      this.transactions.run(async (transaction) => {
        const draft = await hold(transaction, token)
        const own = request && { ...request, principal: `draft:${draft.id}` }
        return this.placement.once(transaction, own, () => this.place(transaction, draft, body, tender))
      }),
    )
    await this.payments.settle(orderId)
    return this.orders.receipt(orderId)
  }

  private async place(
    transaction: Transaction,
    draft: Draft,
    { version, expectedTotal: expected }: Body,
    tender: Tender,
  ): Promise<OrderId> {
    if (draft.orderId !== null) throw paidAlready()
    if (draft.version !== version) throw draftChanged(draft.version)
    const quote = await this.quotes.quote(transaction, draft.content)
    const { total } = quote.priced
    if (expected.amount !== total.amount || expected.currency !== total.currency)
      throw priceChanged(expected, total)
    const actor = customerActor(draft.content.name ?? draft.content.shippingAddress?.name ?? null)
    const completion = { actor, tender, allowOversell: false, confirmed: true }
    return this.completion.place(transaction, draft, quote, completion)
  }
}

async function hold(transaction: Transaction, token: string): Promise<Draft> {
  const [draft] = await transaction.select().from(drafts).where(eq(drafts.payToken, token)).for('update')
  if (draft === undefined) throw unknownPayLink()
  return draft
}

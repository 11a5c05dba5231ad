import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { SETTINGS, type Settings } from '../../platform/config/settings.js'
import type { Queries } from '../../platform/database/database.js'
import { Problem } from '../../platform/http/problems/problem.js'
import type { QuotedOrder } from '../checkout/order-quotes.js'
import { customers } from '../customers/customer.table.js'
import type { Draft } from './draft.table.js'
import type { DraftContent } from './draft-content.js'
import { DraftQuotes } from './draft-quotes.js'
import { DraftReservations } from './draft-reservations.js'
import { draftNumber, statusOf } from './draft-status.js'
import type { draftPriceSchema, draftSchema } from './draft-view.contract.js'

export type DraftShown = z.input<typeof draftSchema>
export type DraftPrice = z.input<typeof draftPriceSchema>

/** Shows drafts with their price at this moment. */
@Injectable()
export class DraftView {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(DraftQuotes) private readonly quotes: DraftQuotes,
    @Inject(DraftReservations) private readonly reservations: DraftReservations,
  ) {}

  async show(queries: Queries, draft: Draft): Promise<DraftShown> {
    return {
      id: draft.id,
      number: draftNumber(draft.number),
      version: draft.version,
      status: statusOf(draft),
      content: draft.content,
      customer: await this.customer(queries, draft),
      price: await this.priceIfSold(queries, draft.content),
      payLink: this.payLink(draft),
      reservation: await this.reservation(queries, draft),
      invoicedAt: draft.invoicedAt?.toISOString() ?? null,
      changedSinceInvoice: draft.invoicedVersion !== null && draft.invoicedVersion !== draft.version,
      orderId: draft.orderId,
      createdAt: draft.createdAt.toISOString(),
      updatedAt: draft.updatedAt.toISOString(),
    }
  }

  /** @throws Problem `unknown-variant`, `order-too-large`. */
  async price(queries: Queries, content: DraftContent): Promise<DraftPrice> {
    return shownPrice(await this.quotes.quote(queries, content))
  }

  /** Where the customer of `draft` pays. */
  payLink({ payToken }: Draft): string {
    return `${this.settings.publicUrl}/pay/${payToken}`
  }

  private async reservation(
    queries: Queries,
    { id, reservedUntil, orderId }: Draft,
  ): Promise<DraftShown['reservation']> {
    if (reservedUntil === null || orderId !== null) return null
    return { until: reservedUntil.toISOString(), pieces: await this.reservations.piecesHeld(queries, id) }
  }

  private async priceIfSold(queries: Queries, content: DraftContent): Promise<DraftPrice | null> {
    try {
      return await this.price(queries, content)
    } catch (error) {
      // It was priced when it was saved, so that a product is gone since is the only way here.
      if (error instanceof Problem && error.type === 'unknown-variant') return null
      throw error
    }
  }

  private async customer(queries: Queries, { customerId }: Draft): Promise<DraftShown['customer']> {
    if (customerId === null) return null
    const [customer] = await queries
      .select({ id: customers.id, name: customers.name, email: customers.email })
      .from(customers)
      .where(eq(customers.id, customerId))
    return customer ?? null
  }
}

/** What a quote says to whoever reads it. */
export function shownPrice({ shop, priced, lines, refused, taxIncluded }: QuotedOrder): DraftPrice {
  return {
    currency: shop.currency,
    lines: priced.lines.flatMap((line, index) => {
      const quoted = lines[index]
      if (quoted === undefined) return []
      const { title, sku } = quoted
      const { quantity, unitPrice, subtotal, discount, total } = line
      return [{ title, sku, quantity, unitPrice, subtotal, discount, total }]
    }),
    subtotal: priced.subtotal,
    discount: priced.discount,
    discounts: priced.discounts.map(({ code, amount }) => ({ code, amount })),
    refused: refused.map(({ code, problem }) => ({ code, type: problem.type, detail: problem.message })),
    shipping: priced.shipping,
    tax: priced.tax,
    taxIncluded,
    total: priced.total,
  }
}

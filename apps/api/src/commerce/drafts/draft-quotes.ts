import { type LocalizedText, minorUnits } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Queries } from '../../platform/database/database.js'
import { OrderQuotes, type QuotedOrder, type WantedLine } from '../checkout/order-quotes.js'
import type { DraftContent, DraftLine } from './draft-content.js'

/** Prices drafts by the same core as carts and orders. */
@Injectable()
export class DraftQuotes {
  constructor(@Inject(OrderQuotes) private readonly quotes: OrderQuotes) {}

  /** @throws Problem `unknown-variant` that names the lines, `order-too-large`. */
  async quote(queries: Queries, content: DraftContent): Promise<QuotedOrder> {
    const { shipping } = content
    return this.quotes.quote(queries, {
      lines: content.lines.map(wanted),
      discountCodes: content.discountCodes,
      manualDiscount: content.discount?.discount,
      shipping: {
        amount: shipping?.amount ?? minorUnits(0),
        title: shipping === null ? null : inAllLanguages(shipping.title),
      },
      destination: content.shippingAddress,
      customerId: content.customerId,
      email: content.email,
    })
  }
}

function wanted(line: DraftLine): WantedLine {
  const { quantity } = line
  const manualDiscount = line.discount?.discount
  if ('variantId' in line) return { quantity, manualDiscount, variant: { id: line.variantId } }
  const { title, unitPrice, taxable } = line
  return { quantity, manualDiscount, item: { title, unitPrice, taxable } }
}

const inAllLanguages = (text: string): LocalizedText => ({ en: text, ko: text, ja: text })

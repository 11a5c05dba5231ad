import type {
  Currency,
  CustomerId,
  DiscountId,
  LocationId,
  MinorUnits,
  OrderId,
  OrderLineId,
  PaymentMethodKey,
  ProductId,
  VariantId,
} from '@counterflow/core'
import type { TimelineActor } from '../order-history.js'

/** Goods that were handed over, with the price that was printed. */
export interface CounterLine {
  readonly id: OrderLineId
  /** Null: it is in no catalogue. */
  readonly variantId: VariantId | null
  readonly productId: ProductId | null
  readonly sku: string
  readonly title: string
  readonly quantity: number
  readonly unitPrice: MinorUnits
  readonly discount: MinorUnits
  readonly tax: MinorUnits
  readonly total: MinorUnits
  readonly note: string | null
}

/** Money that came, or was promised, at the counter. */
export interface CounterPayment {
  readonly id: string
  readonly method: PaymentMethodKey
  readonly amount: MinorUnits
  readonly paid: boolean
}

/** A sale that has happened: priced, paid and handed over. Nothing of it is decided any more. */
export interface CounterSale {
  readonly id: OrderId
  readonly receiptNumber: string
  readonly locationId: LocationId
  readonly customerId: CustomerId | null
  readonly currency: Currency
  readonly lines: readonly CounterLine[]
  readonly subtotal: MinorUnits
  readonly discount: MinorUnits
  readonly tax: MinorUnits
  readonly rounding: MinorUnits
  readonly total: MinorUnits
  readonly codes: readonly { readonly id: DiscountId; readonly code: string; readonly amount: MinorUnits }[]
  readonly payments: readonly CounterPayment[]
  readonly note: string | null
  readonly placedAt: Date
  readonly actor: TimelineActor
}

/** Stock that fell below nothing. */
export interface CounterShortage {
  /** The last order that took of it; null: a return that was taken back. */
  readonly orderId: OrderId | null
  readonly variantId: VariantId
  readonly sku: string
  readonly locationId: LocationId
  readonly onHand: number
}

/** What somebody should look at of sales that were entered. */
export interface CounterFindings {
  readonly shortages: readonly CounterShortage[]
  /** Codes that were used more often than they may be. */
  readonly codes: readonly { readonly orderId: OrderId; readonly code: string }[]
}

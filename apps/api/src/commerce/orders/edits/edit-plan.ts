import {
  type Address,
  editedOrder,
  type LineToPrice,
  type Money,
  MoneyRangeError,
  type OrderLineId,
  type OrderToPrice,
  orderLineIdSchema,
  type PricedOrder,
  priceOrder,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../../../platform/database/database.js'
import { PaymentOperations } from '../../payments/payment-operations.js'
import { type OrderedVariant, VariantLookup, type VariantReference } from '../../products/variant-lookup.js'
import { ShopSettings, taxRuleFor } from '../../shop/shop-settings.js'
import { choosePieces, type LinePieces, type OrderLineRow, readLines } from '../fulfilments/line-pieces.js'
import {
  orderState,
  orderTooLarge,
  shippingInvalid,
  type WrongPieces,
  wrongPieces,
} from '../order-problems.js'
import type { OrderRow } from '../order-version.js'
import { pricedFromOf } from './priced-from.js'

/** What somebody wants changed of an order that has not been sent yet. */
export interface OrderEdit {
  /** New quantities of lines that the order has; 0 takes the line out. */
  readonly lines?: readonly LinePieces[] | undefined
  readonly add?: readonly { readonly variant: VariantReference; readonly quantity: number }[] | undefined
  readonly shipping?: Money | undefined
  readonly shippingAddress?: Address | undefined
  /** Whether pieces may be promised that are not there. */
  readonly allowOversell?: boolean | undefined
}

/** A line that an edit adds. */
export interface AddedLine {
  readonly id: OrderLineId
  readonly variant: OrderedVariant
  readonly quantity: number
}

/** A line of the order with the quantity that it will have. */
export interface ChangedLine {
  readonly line: OrderLineRow
  readonly quantity: number
}

/** What an edit makes of an order. */
export interface EditPlan {
  readonly pricedFrom: OrderToPrice
  readonly priced: PricedOrder
  readonly changed: readonly ChangedLine[]
  readonly added: readonly AddedLine[]
}

/** Works out what an edit makes of an order, and changes nothing. */
@Injectable()
export class EditPlanner {
  constructor(
    @Inject(VariantLookup) private readonly variants: VariantLookup,
    @Inject(PaymentOperations) private readonly operations: PaymentOperations,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
  ) {}

  /**
   * @throws Problem `order-state` (409), `wrong-pieces`, `unknown-variant`, `order-too-large` or `invalid-input` (422).
   */
  async plan(transaction: Transaction, order: OrderRow, edit: OrderEdit): Promise<EditPlan> {
    if (order.cancelledAt !== null) throw orderState('already_cancelled')
    if (order.fulfilmentStatus === 'fulfilled') throw orderState('already_fulfilled')
    if ((await this.operations.openOf(transaction, order.id)) !== undefined)
      throw orderState('payment_pending')
    const { shipping } = edit
    if (shipping !== undefined && (shipping.currency !== order.currency || shipping.amount < 0)) {
      throw shippingInvalid(order.currency)
    }
    const lines = await readLines(transaction, order.id)
    const changed = changedLines(lines, edit.lines ?? [])
    const added = await this.added(transaction, edit)
    const { rule } = taxRuleFor(await this.shop.read(transaction), null, order.placedAt)
    const before = pricedFromOf(order, lines, rule)
    const pricedFrom = editedOrder(before, {
      quantities: new Map(changed.map(({ line, quantity }) => [line.id, quantity])),
      added: added.map(toPrice),
      shipping: shipping?.amount,
    })
    if (pricedFrom.lines.length === 0) throw orderState('empty')
    return { pricedFrom, priced: price(pricedFrom), changed, added }
  }

  private async added(transaction: Transaction, { add = [] }: OrderEdit): Promise<AddedLine[]> {
    if (add.length === 0) return []
    const found = await this.variants.resolve(
      transaction,
      add.map(({ variant }) => variant),
    )
    return found.map((variant, index) => ({
      id: orderLineIdSchema.parse(uuidv7()),
      variant,
      quantity: add[index]?.quantity ?? 0,
    }))
  }
}

function toPrice({ id, variant, quantity }: AddedLine): LineToPrice {
  const { id: variantId, productId, price: unitPrice } = variant
  return { key: id, variantId, productId, unitPrice, quantity, taxable: true }
}

/** Pieces that have left, or whose money was given back, stay. */
function changedLines(lines: readonly OrderLineRow[], edits: readonly LinePieces[]): ChangedLine[] {
  const chosen = choosePieces(lines, edits, () => Number.MAX_SAFE_INTEGER)
  const wrong = chosen.flatMap(({ line, quantity }): WrongPieces[] => {
    const least = Math.max(line.fulfilled + line.removed, line.refunded)
    const path = `/lines/${edits.findIndex(({ lineId }) => lineId === line.id)}/quantity`
    return quantity < least ? [{ path, least }] : []
  })
  if (wrong.length > 0) throw wrongPieces(wrong)
  return chosen
}

function price(order: OrderToPrice): PricedOrder {
  try {
    return priceOrder(order)
  } catch (error) {
    if (error instanceof MoneyRangeError) throw orderTooLarge()
    throw error
  }
}

/** How many pieces the order has then. */
export const piecesOf = ({ priced }: EditPlan): number =>
  priced.lines.reduce((sum, { quantity }) => sum + quantity, 0)

import {
  type GivenDiscount,
  type MinorUnits,
  type SaleCart,
  type SaleCartChange,
  type SaleCartLineChange,
  type SaleLineId,
  type StaffId,
  saleLineIdSchema,
  withApproval,
  withLine,
  withLineChange,
} from '@counterflow/core'
import { freshId } from '../till/fresh-id'
import type { Goods } from './catalogue/code-list'
import { goodsTitle } from './goods-title'
import type { Selling } from './selling'

/** Changes the cart, and says so where it cannot be. @returns whether it was changed. */
export function changeCart(
  { desk, say, hush }: Selling,
  change: (cart: SaleCart) => SaleCartChange | SaleCart,
  approvedBy: StaffId | null = null,
): boolean {
  const result = desk.change((cart) => {
    const changed = change(withApproval(cart, approvedBy))
    return changed
  })
  if (result === undefined) {
    if (desk.document.read() !== undefined) say('caution', 'tillSelling.notice.paying')
    return false
  }
  if (result.done) hush()
  else say('bad', `tillSelling.refusal.${result.why}`)
  return result.done
}

/** Puts one piece of `goods` into the cart. */
export function sellGoods(selling: Selling, goods: Goods): boolean {
  const { product, variant } = goods
  const lineId = freshId(saleLineIdSchema)
  const { language } = selling.desk.settings()
  const isAdded = changeCart(selling, (cart) =>
    withLine(cart, {
      lineId,
      variantId: variant.variantId,
      productId: product.productId,
      title: goodsTitle(goods, language).slice(0, 300),
      sku: variant.sku === '' ? null : variant.sku.slice(0, 100),
      quantity: 1,
      unitPrice: variant.price,
      listPrice: variant.price,
      priceSource: 'catalogue',
      taxable: variant.taxable,
      given: null,
      note: null,
    }),
  )
  if (isAdded) flash(selling, ({ variantId }) => variantId === variant.variantId)
  return isAdded
}

/** Something in no catalogue. */
export interface CustomItem {
  readonly title: string
  readonly unitPrice: MinorUnits
  readonly quantity: number
  readonly taxable: boolean
}

/** Puts something in no catalogue into the cart, where the cashier may. */
export async function sellCustomItem(selling: Selling, item: CustomItem): Promise<boolean> {
  const approval = await selling.till.session.ask('sell_custom_item')
  if (approval === 'denied') return false
  const lineId = freshId(saleLineIdSchema)
  const line = {
    lineId,
    variantId: null,
    productId: null,
    sku: null,
    listPrice: null,
    given: null,
    note: null,
  }
  const isAdded = changeCart(
    selling,
    (cart) => withLine(cart, { ...line, ...item, priceSource: 'custom' }),
    approval.approvedBy,
  )
  if (isAdded) flash(selling, (added) => added.lineId === lineId)
  return isAdded
}

/** Changes a line in what needs nobody's leave. */
export function changeLine(selling: Selling, lineId: SaleLineId, change: SaleCartLineChange): boolean {
  return changeCart(selling, (cart) => withLineChange(cart, lineId, change))
}

/** Sells a line at another price, where the cashier may. */
export async function changePrice(
  selling: Selling,
  lineId: SaleLineId,
  unitPrice: MinorUnits,
): Promise<boolean> {
  const approval = await selling.till.session.ask('change_price')
  if (approval === 'denied') return false
  return changeCart(selling, (cart) => withLineChange(cart, lineId, { unitPrice }), approval.approvedBy)
}

/**
 * Gives a discount by hand on a line, or on everything (`null`); `given: null` takes it away.
 * @param share how large it is in hundredths of a percent, which a role's limit is compared with.
 */
export async function giveDiscount(
  selling: Selling,
  lineId: SaleLineId | null,
  given: GivenDiscount | null,
  share: number,
): Promise<boolean> {
  const approval =
    given === null
      ? { approvedBy: null }
      : await selling.till.session.ask(lineId === null ? 'discount_order' : 'discount_line', share)
  if (approval === 'denied') return false
  return changeCart(
    selling,
    (cart) => (lineId === null ? { ...cart, given } : withLineChange(cart, lineId, { given })),
    approval.approvedBy,
  )
}

function flash(selling: Selling, isIt: (line: SaleCart['lines'][number]) => boolean): void {
  const line = selling.desk.document.read()?.cart.lines.findLast(isIt)
  if (line !== undefined) selling.flashed.set({ lineId: line.lineId })
}

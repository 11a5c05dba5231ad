import type { Ticket } from '../ledger/ticket.js'
import { allocateMoney } from '../money/allocation.js'
import { money } from '../money/money.js'
import { amountsIn, type ReceiptContext, writtenRate } from './receipt-context.js'
import { type ReceiptBlock, receiptRow } from './receipt-document.js'
import { discountLabel, ownDiscountOf } from './ticket-goods.js'

/** The sums that a sale and a cart that is paid later have in common. */
export type Summed = Pick<
  Ticket,
  'currency' | 'lines' | 'codes' | 'given' | 'taxRule' | 'subtotal' | 'discount' | 'tax' | 'goods'
>

/** What the goods cost, from their prices to what is left after discounts and the tax that is added to it. */
export function goodsSums(summed: Summed, context: ReceiptContext): ReceiptBlock[] {
  const { words } = context
  const amount = amountsIn(context, summed.currency)
  const own = summed.lines.reduce((sum, line) => sum + ownDiscountOf(line), 0)
  const coded = summed.codes.reduce((sum, code) => sum + code.amount, 0)
  const onOrder = summed.discount - own - coded
  const addsTax = !summed.taxRule.included && summed.tax > 0
  if (summed.discount === 0 && !addsTax) return []
  return [
    receiptRow(words('subtotal'), amount(summed.subtotal - own)),
    ...summed.codes.map((code) => receiptRow(words('code', { code: code.code }), amount(-code.amount))),
    ...(onOrder === 0
      ? []
      : [
          receiptRow(
            summed.given === null ? words('orderDiscount') : discountLabel(summed.given.discount, context),
            amount(-onOrder),
          ),
        ]),
    ...(addsTax ? taxRows(summed.tax, summed, context) : []),
  ]
}

/**
 * The tax within what was paid, and what is left without it: nothing when it was added on top, which `goodsSums` says.
 * @param tax less that of what was brought back, in minor units.
 * @param paid less what was brought back, in minor units.
 */
export function includedTax(
  { tax, paid }: { readonly tax: number; readonly paid: number },
  summed: Summed,
  context: ReceiptContext,
): ReceiptBlock[] {
  if (!summed.taxRule.included || tax === 0) return []
  const net = amountsIn(context, summed.currency)(paid - tax)
  return [receiptRow(context.words('net'), net, { size: 'small' }), ...taxRows(tax, summed, context, 'small')]
}

function taxRows(
  tax: number,
  { taxRule, currency }: Summed,
  context: ReceiptContext,
  size: 'small' | 'normal' = 'normal',
): ReceiptBlock[] {
  const amount = amountsIn(context, currency)
  const rates = taxRule.ratesBasisPoints
  if (rates.length === 0) return [receiptRow(context.words('tax'), amount(tax), { size })]
  const names = taxNames(taxRule, context)
  return allocateMoney(money(tax, currency), rates).map((share, index) => {
    const name = names[index] ?? context.words('tax')
    const rate = writtenRate(rates[index] ?? 0, context)
    const label = name.includes('%') ? name : context.words('taxRate', { name, rate })
    return receiptRow(label, amount(share.amount), { size })
  })
}

/** What the shop calls its rates: those of the newest rule that is like the ticket's. */
function taxNames(rule: Ticket['taxRule'], { settings }: ReceiptContext): readonly string[] {
  const alike = settings.taxes.findLast(
    ({ included, ratesBasisPoints }) =>
      included === rule.included && ratesBasisPoints.join() === rule.ratesBasisPoints.join(),
  )
  return alike?.names ?? []
}

import { type Address, type Language, moneySchema } from '@counterflow/core'
import { formatMoney, type Translate } from '@counterflow/i18n'
import type { PlacedOrder } from '../commerce/commerce.public.js'
import type { MailDraft } from '../mail/mail.public.js'

type Amount = PlacedOrder['total']

/** What a letter says of an order that came in. */
export function placedLetter(
  order: PlacedOrder,
  { t, language }: { readonly t: Translate; readonly language: Language },
): { paragraphs: string[]; fields: MailDraft['fields'][number][] } {
  const printed = (amount: Amount) => formatMoney(moneySchema.parse(amount), language)
  const row = (label: string, amount: Amount) => ({ label, value: printed(amount) })
  const { number, total, outstanding, discount, tax, shippingAddress, shippingTitle } = order
  const named = (ways: PlacedOrder['paidBy']) =>
    ways.map((way) => (typeof way === 'string' ? t(`orderLetters.placed.by.${way}`) : way[language]))
  const toCome = order.paidBy.filter((way) => typeof way !== 'string')
  const payment =
    outstanding.amount > 0
      ? [
          t('orderLetters.placed.unpaid', { amount: printed(outstanding) }),
          [...named(toCome), order.instructions?.[language] ?? ''].filter(Boolean).join('\n'),
        ]
      : order.paidBy.length > 0
        ? [t('orderLetters.placed.paid', { ways: named(order.paidBy).join(' + ') })]
        : []
  return {
    paragraphs: [t('orderLetters.placed.body', { number }), ...payment],
    fields: [
      ...order.lines.map((line) => row(`${line.title[language]} × ${line.quantity}`, line.total)),
      ...(discount.amount === 0
        ? []
        : [
            row(t('orderLetters.placed.subtotal'), order.subtotal),
            row(t('orderLetters.placed.discount'), { ...discount, amount: -discount.amount }),
          ]),
      row(shippingTitle?.[language] ?? t('orderLetters.placed.shipping'), order.shipping),
      ...(tax.amount === 0 ? [] : [row(t(taxLabel(order)), tax)]),
      row(t('orderLetters.placed.total'), total),
      ...(shippingAddress === null
        ? []
        : [{ label: t('orderLetters.placed.address'), value: written(shippingAddress, language) }]),
    ],
  }
}

/** Whether the total is the sum of the other amounts without any tax on top. */
function taxLabel({ subtotal, discount, shipping, total }: PlacedOrder) {
  const isIncluded = subtotal.amount - discount.amount + shipping.amount === total.amount
  return isIncluded ? 'orderLetters.placed.taxIncluded' : 'orderLetters.placed.tax'
}

function written(address: Address, language: Language): string {
  const country = new Intl.DisplayNames(language, { type: 'region' }).of(address.countryCode)
  const place = [address.postalCode, address.city, address.region].filter(Boolean).join(' ')
  return [address.name, address.line1, address.line2, place, country].filter(Boolean).join('\n')
}

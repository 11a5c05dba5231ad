import { type ReceiptContext, writtenTime } from './receipt-context.js'
import { type ReceiptBlock, receiptRow, receiptSpace, receiptText } from './receipt-document.js'

/** Whose receipt it is: the shop, its address, and how the state knows it. */
export function shopHead({ settings, words }: ReceiptContext): ReceiptBlock[] {
  const small = (text: string) => receiptText(text, { align: 'middle', size: 'small' })
  return [
    receiptText(settings.shopName, { align: 'middle', size: 'large', strong: true }),
    ...settings.address.filter((line) => line.trim() !== '').map(small),
    ...(settings.phone === null ? [] : [small(words('phone', { phone: settings.phone }))]),
    ...(settings.taxNumber === null ? [] : [small(words('taxNumber', { number: settings.taxNumber }))]),
    receiptSpace,
  ]
}

/** What a slip is, when and where it was made, and by whom. */
export function slipHead(
  title: string,
  at: string,
  context: ReceiptContext,
  more: readonly ReceiptBlock[] = [],
): ReceiptBlock[] {
  const { words, register, staffName } = context
  return [
    receiptText(title, { align: 'middle', strong: true }),
    ...more,
    receiptRow(words('time'), writtenTime(at, context), { size: 'small' }),
    receiptRow(words('register'), register, { size: 'small' }),
    ...(staffName === null ? [] : [receiptRow(words('cashier'), staffName, { size: 'small' })]),
  ]
}

import { changeOf, type Tender, tenderState } from '../ledger/tender.js'
import type { Ticket } from '../ledger/ticket.js'
import { amountsIn, type ReceiptContext } from './receipt-context.js'
import { type ReceiptBlock, receiptRow } from './receipt-document.js'

/** What a way of paying is called: `cash`, `gift_card`, `card:<provider>` or the key of a manual method. */
export function paymentName(method: string, { settings, words, language }: ReceiptContext): string {
  if (method === 'cash') return words('cash')
  if (method === 'gift_card') return words('giftCard')
  if (method.startsWith('card:')) {
    const provider = method.slice('card:'.length)
    return settings.cardProviders.find(({ key }) => key === provider)?.name ?? provider
  }
  return settings.paymentMethods.find(({ key }) => key === method)?.name[language] ?? method
}

function nameOf(tender: Tender, context: ReceiptContext): string {
  switch (tender.kind) {
    case 'manual':
      return paymentName(tender.method, context)
    case 'external_card':
      return paymentName(`card:${tender.provider}`, context)
    case 'cash':
    case 'gift_card':
      return paymentName(tender.kind, context)
  }
}

/** How a ticket was paid, what change was given, and what is still to be paid. */
export function ticketPayments(
  { tenders, currency }: Pick<Ticket, 'tenders' | 'currency'>,
  context: ReceiptContext,
): ReceiptBlock[] {
  const amount = amountsIn(context, currency)
  const open = tenders
    .filter((tender) => tenderState(tender) !== 'paid')
    .reduce((sum, tender) => sum + tender.amount, 0)
  return [
    ...tenders.flatMap((tender) => paymentRows(tender, amount, context)),
    ...(open > 0 ? [receiptRow(context.words('stillToPay'), amount(open), { strong: true })] : []),
  ]
}

function paymentRows(
  tender: Tender,
  amount: (minor: number) => string,
  context: ReceiptContext,
): ReceiptBlock[] {
  const { words } = context
  const state = tenderState(tender)
  const name = nameOf(tender, context)
  const label = state === 'paid' ? name : words(state, { method: name })
  const below = (text: string, value: string) => receiptRow(text, value, { size: 'small', indent: true })
  const rows = [receiptRow(label, amount(tender.amount))]
  if (tender.kind === 'cash' && tender.given !== null) {
    return [
      ...rows,
      below(words('given'), amount(tender.given)),
      receiptRow(words('change'), amount(changeOf(tender)), { strong: true }),
    ]
  }
  const reference = 'reference' in tender ? tender.reference : null
  return reference === null ? rows : [...rows, below(words('reference', { reference }), '')]
}

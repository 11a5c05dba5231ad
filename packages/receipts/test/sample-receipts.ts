import {
  type Currency,
  type Language,
  type LedgerEvent,
  ledgerEventSchema,
  minorUnits,
  priceTicket,
  productIdSchema,
  type ReceiptContext,
  type ReceiptWords,
  registerIdSchema,
  type ShiftReport,
  saleLineIdSchema,
  seal,
  shiftIdSchema,
  staffIdSchema,
  type TillLine,
  variantIdSchema,
} from '@counterflow/core'
import { createTranslation } from '@counterflow/i18n'
import { sampleSettings, sampleShops, sampleTaxes } from './sample-shops.js'

type SaleEvent = Extract<LedgerEvent, { type: 'ticket_completed' }>

/** Random digits that are the same in each run, so that ids take as much room in a code as real ones. */
function* digits(seed: number): Generator<string> {
  let state = seed
  for (;;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state.toString(16).padStart(8, '0')
  }
}

function idsFrom(seed: number) {
  const source = digits(seed)
  const next = () => source.next().value ?? ''
  return () => {
    const [a, b, c, d] = [next(), next(), next(), next()]
    return `0198${a.slice(0, 4)}-${b.slice(0, 4)}-7${b.slice(5)}-8${c.slice(0, 3)}-${c.slice(3, 7)}${d}`
  }
}

export async function wordsOf(language: Language): Promise<ReceiptWords> {
  const translation = await createTranslation(language)
  return (word, values) => translation.t(`receipts.paper.${word}`, { ...values })
}

export async function sampleContext(language: Language): Promise<ReceiptContext> {
  return {
    language,
    settings: sampleSettings(language),
    words: await wordsOf(language),
    register: 'A1',
    staffName: { en: 'Dana Reyes', ko: '김서연', ja: '佐藤 美咲' }[language],
  }
}

/** How a sample sale differs from a plain one. */
export interface SampleSale {
  readonly lines: number
  readonly discounts?: boolean
  readonly returns?: boolean
  readonly split?: boolean
}

/** A sale of a shop of `language`, recorded and signed as far as the length of it goes. */
export function sampleSale(language: Language, sale: SampleSale): SaleEvent {
  const id = idsFrom(sale.lines + 1)
  const { titles, currency, scale } = sampleShops[language]
  const { ratesBasisPoints, included } = sampleTaxes[language]
  const price = (index: number) => minorUnits(Math.round(((index % 5) * 4_700 + 4_500) * scale))
  const lines = Array.from(
    { length: sale.lines },
    (_, index): TillLine => ({
      lineId: saleLineIdSchema.parse(id()),
      variantId: variantIdSchema.parse(id()),
      productId: productIdSchema.parse(id()),
      title: titles[index % titles.length] ?? '',
      sku: `SKU-${1_000 + index}`,
      quantity: index % 3 === 0 ? 2 : 1,
      unitPrice: price(index),
      priceSource: 'catalogue',
      taxable: !(sale.discounts === true && index === 2),
      given:
        sale.discounts === true && index === 1
          ? { discount: { kind: 'percent', value: 1_000 }, reason: 'a scratch' }
          : null,
    }),
  )
  const priced = priceTicket({
    currency,
    lines,
    returns:
      sale.returns === true
        ? [
            {
              lineId: saleLineIdSchema.parse(id()),
              variantId: null,
              productId: null,
              title: titles[3] ?? '',
              quantity: 1,
              of: null,
              amount: price(3),
              tax: minorUnits(Math.round((price(3) * 10) / 110)),
              restock: true,
              reason: { en: 'Too small', ko: '사이즈가 작음', ja: 'サイズが小さい' }[language],
            },
          ]
        : [],
    codes: [],
    given:
      sale.discounts === true
        ? { discount: { kind: 'amount', value: minorUnits(1_000 * scale) }, reason: 'a regular' }
        : null,
    taxRule: { ratesBasisPoints, included },
  })
  const total = minorUnits(priced.goods - priced.returned)
  const byCard = sale.split === true ? minorUnits(Math.floor(total / 2)) : minorUnits(0)
  const cash = minorUnits(total - byCard)
  const step = 10_000 * scale
  const given = cash > 0 ? minorUnits(Math.ceil(cash / step) * step) : null
  const event = {
    id: id(),
    staffId: staffIdSchema.parse(id()),
    approvedBy: null,
    deviceTime: '2026-11-22T04:05:06.789Z',
    monoMs: 3_600_123,
    serverOffset: -42,
    catalogVer: '48211',
    taxVer: null,
    coreVer: 1,
    shiftId: shiftIdSchema.parse(id()),
    register: registerIdSchema.parse(id()),
    epoch: 2,
    seq: 1_042,
    prevHash: id().replaceAll('-', '').repeat(2),
    signature: Array.from({ length: 86 }, (_, index) => 'Aq3_-Zx9'.charAt(index % 8)).join(''),
    type: 'ticket_completed',
    payload: {
      ticket: {
        ...priced,
        saleId: id(),
        receiptNumber: 'SEOUL-A1-2-000042',
        rounding: 0,
        total,
        tenders: [
          { kind: 'cash', tenderId: id(), amount: cash, given },
          ...(sale.split === true
            ? [
                {
                  kind: 'external_card',
                  tenderId: id(),
                  amount: byCard,
                  provider: 'square',
                  state: 'paid',
                  reference: 'A-8841',
                },
              ]
            : []),
        ],
        customer: null,
        note: null,
      },
    },
  }
  return sealed(event)
}

function sealed(event: object): SaleEvent {
  // The last character of 64 bytes in base64url has four bits that are zero.
  const parsed = ledgerEventSchema.parse({ ...event, hash: '0'.repeat(64) })
  const whole = seal(parsed, {
    register: parsed.register,
    epoch: parsed.epoch,
    seq: parsed.seq - 1,
    hash: parsed.prevHash,
  })
  const { hash, ...rest } = whole
  if (rest.type !== 'ticket_completed') throw new Error('Expected a sale.')
  return { ...rest, hash, signature: `${parsed.signature.slice(0, -1)}A` }
}

export const sampleReport = (currency: Currency): ShiftReport => ({
  shiftId: shiftIdSchema.parse(idsFrom(3)()),
  currency,
  openedBy: staffIdSchema.parse(idsFrom(4)()),
  openedAt: '2026-11-22T00:01:00.000Z',
  closedAt: '2026-11-22T11:30:00.000Z',
  float: 100_000,
  tickets: 128,
  voided: 1,
  sold: 2_345_600,
  returned: 45_000,
  discount: 88_000,
  tax: 209_145,
  rounding: 0,
  tenders: [
    { method: 'cash', count: 60, amount: 1_100_600 },
    { method: 'card:square', count: 68, amount: 1_200_000 },
  ],
  paidIn: 0,
  paidOut: 50_000,
  expected: 1_150_600,
  counted: 1_149_600,
  difference: -1_000,
  drawerOpenings: 2,
})

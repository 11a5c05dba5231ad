import {
  base64Url,
  count,
  flag,
  hash,
  instant,
  kinds,
  list,
  nullable,
  object,
  type Packing,
  text,
  uuid,
  whole,
  word,
} from './packing.js'

// This is what lies in people's wallets: neither an order nor a word is ever changed. When tickets get something new,
// a second version is written beside the first (`sealed-receipt.ts`), which is read for ever.

const discount = kinds('kind', { amount: object({ value: count }), percent: object({ value: count }) })
const given = nullable(object({ discount, reason: text }))
const goods = { variantId: nullable(uuid), productId: nullable(uuid), title: text, quantity: count }

const soldLine = {
  ...goods,
  lineId: uuid,
  sku: nullable(text),
  unitPrice: count,
  priceSource: word('catalogue', 'changed', 'custom'),
  taxable: flag,
  given,
  discount: count,
  total: count,
  tax: count,
}

const returnedLine = object({
  ...goods,
  lineId: uuid,
  of: nullable(object({ saleId: uuid, lineId: uuid })),
  amount: count,
  tax: count,
  restock: flag,
  reason: text,
})

const tender = { tenderId: uuid, amount: whole }
const reference = nullable(text)

const ticketOf = (line: Packing) =>
  object({
    saleId: uuid,
    receiptNumber: text,
    currency: text,
    lines: list(line),
    returns: list(returnedLine),
    codes: list(object({ id: uuid, code: text, amount: count })),
    given,
    taxRule: object({ ratesBasisPoints: list(count), included: flag }),
    subtotal: count,
    discount: count,
    tax: count,
    goods: count,
    returned: count,
    rounding: whole,
    total: whole,
    tenders: list(
      kinds('kind', {
        cash: object({ ...tender, given: nullable(count) }),
        manual: object({ ...tender, method: text, state: word('paid', 'unpaid'), reference }),
        external_card: object({ ...tender, provider: text, state: word('paid', 'unknown'), reference }),
        gift_card: object({ ...tender, giftCardId: uuid }),
      }),
    ),
    customer: nullable(object({ id: uuid, name: text })),
    note: nullable(text),
  })

const saleOf = (line: Packing) =>
  object({
    id: uuid,
    register: uuid,
    epoch: count,
    seq: count,
    prevHash: hash,
    signature: base64Url,
    shiftId: nullable(uuid),
    staffId: uuid,
    approvedBy: nullable(uuid),
    deviceTime: instant,
    monoMs: count,
    serverOffset: nullable(whole),
    catalogVer: nullable(text),
    taxVer: nullable(text),
    coreVer: count,
    payload: object({ ticket: ticketOf(line) }),
  })

/** A completed sale as its register recorded it, without its `type`, and without its `hash`, which follows from it. */
export const salePacking = saleOf(object(soldLine))

/** The second version: of sales with notes on their lines. */
export const notedSalePacking = saleOf(object(soldLine, { note: text }))

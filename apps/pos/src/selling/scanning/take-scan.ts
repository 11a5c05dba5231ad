import { sellGoods } from '../sell'
import type { Selling } from '../selling'
import { beep } from './beep'

/** Where a scan leads, beside the cart. */
export interface ScanDestinations {
  /** Goods are in the cart. */
  readonly sold: () => void
  readonly sell: () => void
  readonly tickets: () => void
}

/** Receipts' own numbers: the place, the register, which device, and the ticket. */
const receiptPattern = /^[A-Z0-9]{1,12}-[A-Z0-9]{1,12}-\d+-\d{6,}$/

/** Does what a scanned code is for: goods go into the cart, a receipt is opened, and what nobody knows can still be sold. */
export function takeScan(selling: Selling, text: string, go: ScanDestinations): void {
  const code = text.trim()
  if (code === '') return
  if (receiptPattern.test(code.toUpperCase())) {
    beep(true)
    selling.wantedReceipt.set(code.toUpperCase())
    go.tickets()
    return
  }
  const goods = selling.shelf.byCode(code)
  const isPaying = selling.desk.document.read()?.paying != null
  if (goods !== undefined && !isPaying) {
    beep(sellGoods(selling, goods))
    go.sold()
    return
  }
  beep(false)
  if (isPaying) {
    selling.say('caution', 'tillSelling.notice.paying')
    return
  }
  selling.say('caution', 'tillSelling.notice.unknownCode', { code })
  selling.show({ kind: 'custom', code })
  go.sell()
}

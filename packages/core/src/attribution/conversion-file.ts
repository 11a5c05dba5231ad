import { csvLine } from '../list/csv-line.js'
import { exponentOf } from '../money/exponent.js'
import { decimalOf } from '../money/format-money.js'
import type { Money } from '../money/money.js'
import type { Attribution } from './attribution.js'
import { adTime } from './click-conversion.js'

/** What of an order a row of the file tells. */
export interface ConvertedOrder {
  readonly id: string
  readonly placedAt: string
  readonly total: Money
  readonly attribution: Pick<Attribution, 'gclid'>
}

const columns = [
  'Google Click ID',
  'Conversion Name',
  'Conversion Time',
  'Conversion Value',
  'Conversion Currency',
  'Order ID',
]

/** The lines that a file for "Import conversions from clicks" of Google Ads begins with; times in it are in UTC. */
export const conversionFileHead = (): string => `Parameters:TimeZone=+0000\r\n${csvLine(columns)}`

/**
 * The line of an order in such a file; undefined for one without a `gclid`, which that file has no place for.
 * @param name what the conversion action is called in Google Ads, to the letter
 */
export function conversionFileLine(order: ConvertedOrder, name: string): string | undefined {
  const { gclid } = order.attribution
  if (gclid === null) return undefined
  const { amount, currency } = order.total
  // Its zone is told by the head of the file.
  const time = adTime(order.placedAt).slice(0, 19)
  return csvLine([gclid, name, time, decimalOf(amount, exponentOf(currency)), currency, order.id])
}

import type { Currency } from '../money/currency.js'
import { formatMoney } from '../money/format-money.js'
import type { Language } from '../text/languages.js'
import type { TillSettings } from '../till/till-record.js'
import type { ReceiptWords } from './receipt-words.js'

/** What a receipt needs to know beside what happened. */
export interface ReceiptContext {
  readonly settings: TillSettings
  readonly language: Language
  readonly words: ReceiptWords
  /** The register's name, as staff know it. */
  readonly register: string
  /** Who did it; null where that is not known. */
  readonly staffName: string | null
}

/** Writes amounts of one currency (minor units) as the reader of the receipt does. */
export const amountsIn =
  ({ language }: Pick<ReceiptContext, 'language'>, currency: Currency) =>
  (amount: number): string =>
    formatMoney({ amount, currency }, language)

/** A rate in hundredths of a percent: 1,000 is "10%". */
export function writtenRate(basisPoints: number, { language }: Pick<ReceiptContext, 'language'>): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(
    basisPoints / 10_000,
  )
}

/** Date and time to the minute, where the shop is. */
export function writtenTime(instant: string, { language, settings }: ReceiptContext): string {
  const format = new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: settings.timeZone,
  })
  return format.format(new Date(instant))
}

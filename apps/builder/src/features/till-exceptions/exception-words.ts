import { type Currency, currencySchema } from '@counterflow/core'
import { formatDuration, formatList, formatMoney, formatNumber } from '@counterflow/i18n'
import type { Text } from '@counterflow/ui'
import { z } from 'zod'
import type { TillException } from './exception-queries'

/** What details of any kind may hold; what does not fit is as if it were not there. */
const detailsSchema = z.object({
  title: z.string().optional().catch(undefined),
  titles: z.array(z.string()).optional().catch(undefined),
  printed: z.union([z.int(), z.string()]).optional().catch(undefined),
  current: z.union([z.int(), z.string()]).optional().catch(undefined),
  currency: currencySchema.optional().catch(undefined),
  onHand: z.int().optional().catch(undefined),
  location: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
  otherName: z.string().optional().catch(undefined),
  offsetMs: z.number().optional().catch(undefined),
  epoch: z.int().optional().catch(undefined),
  seq: z.int().nullable().optional().catch(undefined),
  from: z.int().optional().catch(undefined),
  to: z.int().optional().catch(undefined),
  expected: z.int().optional().catch(undefined),
  counted: z.int().optional().catch(undefined),
  difference: z.int().optional().catch(undefined),
  provider: z.string().optional().catch(undefined),
  amount: z.int().optional().catch(undefined),
  why: z.string().optional().catch(undefined),
  what: z.string().optional().catch(undefined),
  faults: z.array(z.string()).optional().catch(undefined),
  ledger: z.int().nullable().optional().catch(undefined),
  shop: z.int().nullable().optional().catch(undefined),
  parkedId: z.uuid().optional().catch(undefined),
})

/** What an exception is about, as far as it says so in a way that is known. */
export const exceptionDetails = ({ details }: Pick<TillException, 'details'>) => detailsSchema.parse(details)

/** What happened, in a sentence or two. */
export function exceptionWords(
  exception: Pick<TillException, 'kind' | 'details'>,
  text: Pick<Text, 't' | 'has' | 'language'>,
  /** Names a location by its id. */
  placeName: (locationId: string) => string = (locationId) => locationId,
): string {
  const { t, has, language } = text
  const details = exceptionDetails(exception)
  const { currency, titles, difference = 0 } = details
  const something = t('tillExceptions.something')
  const money = (amount: number | string | null | undefined) => moneyOf(amount, currency, language)
  const isTwice = exception.kind === 'mismatch' && details.what === 'sale_entered_before'
  const words = t(isTwice ? 'tillExceptions.soldTwice' : `tillExceptions.words.${exception.kind}`, {
    title: details.title ?? (titles === undefined ? something : formatList(titles, language)),
    printed: money(details.printed),
    current: money(details.current),
    onHand: details.onHand === undefined ? '–' : formatNumber(details.onHand, language),
    location: details.location === undefined ? '–' : placeName(details.location),
    name: details.name ?? something,
    otherName: details.otherName ?? something,
    time: formatDuration(Math.abs(details.offsetMs ?? 0), language),
    epoch: details.epoch ?? '–',
    seq: details.seq ?? '–',
    from: details.from ?? '–',
    to: details.to ?? '–',
    expected: money(details.expected),
    counted: money(details.counted),
    difference: t(difference > 0 ? 'shifts.over' : 'shifts.short', { amount: money(Math.abs(difference)) }),
    provider: details.provider ?? '–',
    amount: money(details.amount),
    ledger: money(details.ledger),
    shop: money(details.shop),
  })
  const reasons = [
    `tillExceptions.why.${details.why ?? ''}`,
    ...(details.faults ?? []).map((fault) => `tillExceptions.fault.${fault}`),
  ]
  return [words, ...reasons.filter(has).map((reason) => t(reason))].join(' ')
}

function moneyOf(
  amount: number | string | null | undefined,
  currency: Currency | undefined,
  language: Text['language'],
): string {
  if (typeof amount === 'string') return amount
  if (amount == null || currency === undefined) return '–'
  return formatMoney({ amount, currency }, language)
}

import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { compareMoney, subtractMoney } from '../money/arithmetic.js'
import { exponentOf } from '../money/exponent.js'
import { decimalOf } from '../money/format-money.js'
import type { Money } from '../money/money.js'
import type { OrderSnapshot } from '../order/order-snapshot.js'

/** Whether the customer has agreed that an advertiser may use data about them; null: nobody has asked. */
export type AdConsent = 'GRANTED' | 'DENIED' | null

/** What an upload says about all of its conversions. */
export interface ConversionTarget {
  /** The advertiser's account, ten digits. */
  readonly customerId: string
  /** What is counted there, such as "Purchase". */
  readonly conversionActionId: string
}

/** An order as Google Ads takes a conversion that happened after a click (`ClickConversion`). */
export interface ClickConversion {
  readonly conversionAction: string
  readonly orderId: string
  /** `yyyy-mm-dd hh:mm:ss+00:00`, in UTC. */
  readonly conversionDateTime: string
  /** In units of the currency. */
  readonly conversionValue: number
  readonly currencyCode: string
  readonly gclid?: string
  readonly gbraid?: string
  readonly wbraid?: string
  readonly userIdentifiers?: readonly {
    readonly hashedEmail: string
    readonly userIdentifierSource: 'FIRST_PARTY'
  }[]
  readonly consent?: { readonly adUserData: 'GRANTED' | 'DENIED' }
}

/** A change to a conversion that was uploaded before (`ConversionAdjustment`). */
export interface ConversionAdjustment {
  readonly conversionAction: string
  readonly orderId: string
  readonly adjustmentDateTime: string
  readonly adjustmentType: 'RETRACTION' | 'RESTATEMENT'
  readonly restatementValue?: { readonly adjustedValue: number; readonly currencyCode: string }
}

/**
 * The click that an order is owed to, as the one identifier that an upload may carry: a `gclid` says most, then
 * `gbraid` and `wbraid` of devices that allow no more. Undefined: no advertisement of Google's is known of.
 */
export function adClickOf({ attribution }: Pick<OrderSnapshot, 'attribution'>) {
  const { gclid, gbraid, wbraid } = attribution
  if (gclid !== null) return { gclid }
  if (gbraid !== null) return { gbraid }
  return wbraid === null ? undefined : { wbraid }
}

/**
 * An order as a conversion of Google Ads, told apart by the order's id: uploading it twice counts once. The customer's
 * e-mail address goes along as a hash, and only where `consent` is granted.
 *
 * @returns undefined when nothing in it leads to a click
 */
export function clickConversionOf(
  order: OrderSnapshot,
  target: ConversionTarget,
  consent: AdConsent,
): ClickConversion | undefined {
  const click = adClickOf(order)
  const email = consent === 'GRANTED' ? order.customer?.email : null
  const identifiers = email
    ? [{ hashedEmail: hashedEmail(email), userIdentifierSource: 'FIRST_PARTY' as const }]
    : []
  // Beside the identifiers of devices that allow no more, Google refuses any other.
  const shared = click === undefined || click.gclid !== undefined ? identifiers : []
  if (click === undefined && shared.length === 0) return undefined
  return {
    conversionAction: actionName(target),
    orderId: order.id,
    conversionDateTime: adTime(order.placedAt),
    conversionValue: inUnits(order.total),
    currencyCode: order.total.currency,
    ...click,
    ...(shared.length === 0 ? {} : { userIdentifiers: shared }),
    ...(consent === null ? {} : { consent: { adUserData: consent } }),
  }
}

/**
 * What Google Ads is told once `refunded` of an order was given back in all: that it never was, when nothing is left or
 * it was cancelled, and otherwise what is left of it.
 *
 * @param at when the money was given back, ISO 8601; after the order
 */
export function conversionAdjustmentOf(
  order: OrderSnapshot,
  refunded: Money,
  target: ConversionTarget,
  at: string,
): ConversionAdjustment {
  const head = {
    conversionAction: actionName(target),
    orderId: order.id,
    adjustmentDateTime: adTime(at),
  }
  if (order.cancelledAt !== null || compareMoney(refunded, order.total) >= 0) {
    return { ...head, adjustmentType: 'RETRACTION' }
  }
  const left = subtractMoney(order.total, refunded)
  return {
    ...head,
    adjustmentType: 'RESTATEMENT',
    restatementValue: { adjustedValue: inUnits(left), currencyCode: left.currency },
  }
}

/** An instant as Google Ads writes it, in UTC. */
export const adTime = (instant: string): string =>
  `${new Date(instant).toISOString().slice(0, 19).replace('T', ' ')}+00:00`

/**
 * The SHA-256 of an e-mail address in small hexadecimal, after the tidying that Google asks for: no space around, small
 * letters, and no dots before the at sign of a Gmail address.
 */
export function hashedEmail(email: string): string {
  const [name = '', domain = ''] = email.trim().toLowerCase().split('@')
  const isGmail = domain === 'gmail.com' || domain === 'googlemail.com'
  return bytesToHex(sha256(utf8ToBytes(`${isGmail ? name.replaceAll('.', '') : name}@${domain}`)))
}

const actionName = ({ customerId, conversionActionId }: ConversionTarget) =>
  `customers/${customerId}/conversionActions/${conversionActionId}`

/** Google Ads counts in floating point; the digits are exact. */
const inUnits = ({ amount, currency }: Money) => Number(decimalOf(amount, exponentOf(currency)))

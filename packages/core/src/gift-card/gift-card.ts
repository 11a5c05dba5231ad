import { z } from 'zod'

export const giftCardStatuses = ['active', 'used_up', 'expired', 'disabled'] as const

export const giftCardStatusSchema = z.enum(giftCardStatuses).meta({ id: 'GiftCardStatus' })

/** How a gift card stands: only an `active` one pays. */
export type GiftCardStatus = z.infer<typeof giftCardStatusSchema>

/** What decides how a gift card stands. `balance` is in minor units. */
export interface GiftCardStanding {
  readonly balance: number
  /** From then on it pays no more; null: never. */
  readonly expiresAt: Date | null
  /** When somebody disabled it; null: nobody did. */
  readonly disabledAt: Date | null
}

/** How a gift card stands `at` a moment. Disabled goes before expired, and expired before used up. */
export function giftCardStatus(
  { balance, expiresAt, disabledAt }: GiftCardStanding,
  at: Date,
): GiftCardStatus {
  if (disabledAt !== null) return 'disabled'
  if (expiresAt !== null && at >= expiresAt) return 'expired'
  return balance > 0 ? 'active' : 'used_up'
}

export const giftCardEntryKinds = [
  'issued',
  'redeemed',
  'refunded',
  'adjusted',
  'disabled',
  'enabled',
  'expiry_changed',
  'code_sent',
] as const

export const giftCardEntryKindSchema = z.enum(giftCardEntryKinds).meta({ id: 'GiftCardEntryKind' })

/**
 * What happened to a gift card. Each has an amount, which a redemption takes away and the others add; it is 0 where
 * the card was disabled or enabled, its expiry changed or its code sent. The balance is the sum of all, and never below 0.
 */
export type GiftCardEntryKind = z.infer<typeof giftCardEntryKindSchema>

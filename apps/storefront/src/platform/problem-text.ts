import type { StorefrontKey } from '@counterflow/i18n/storefront'
import { Refusal } from './answered'
import type { Translate } from './texts'

/** What customers can do something about, each with words of its own. */
const told = [
  'card-declined',
  'cart-full',
  'cart-ordered',
  'checkout-not-ready',
  'discount-below-minimum',
  'discount-customer-needed',
  'discount-expired',
  'discount-first-order-only',
  'discount-not-combinable',
  'discount-not-for-goods',
  'discount-off',
  'discount-other-currency',
  'discount-other-customers',
  'discount-scheduled',
  'discount-used-by-customer',
  'discount-used-up',
  'gateway-unavailable',
  'gift-card-balance',
  'gift-card-currency',
  'gift-card-disabled',
  'gift-card-expired',
  'invalid-input',
  'invalid-phone',
  'not-for-sale',
  'order-too-large',
  'out-of-stock',
  'payment-missing',
  'price-changed',
  'too-many-chats',
  'too-many-messages',
  'too-many-requests',
  'unknown-discount',
  'unknown-gift-card',
  'unknown-payment-method',
  'unknown-shipping-rate',
  'unknown-test-card',
] as const

const tellable = (kind: string): (typeof told)[number] | undefined => told.find((known) => known === kind)

/** What went wrong and what to do about it, in the reader's language. */
export function problemText(error: unknown, t: Translate): string {
  if (!(error instanceof Refusal)) return t('refusal.unreachable')
  const kind = tellable(error.kind)
  const key: StorefrontKey = kind === undefined ? 'refusal.other' : `refusal.${kind}`
  return t(key)
}

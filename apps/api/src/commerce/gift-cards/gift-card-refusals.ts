/** Problems that tell why a gift card does not pay, for the contracts of routes that take its code. */
export const giftCardRefusals = [
  'unknown-gift-card',
  'gift-card-balance',
  'gift-card-currency',
  'gift-card-disabled',
  'gift-card-expired',
] as const

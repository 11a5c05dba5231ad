/** Problems that tell why a code cannot be used, for the contracts of routes that take one. */
export const discountRefusals = [
  'unknown-discount',
  'discount-off',
  'discount-expired',
  'discount-scheduled',
  'discount-other-currency',
  'discount-not-for-goods',
  'discount-below-minimum',
  'discount-customer-needed',
  'discount-other-customers',
  'discount-first-order-only',
  'discount-not-combinable',
  'discount-used-up',
  'discount-used-by-customer',
] as const

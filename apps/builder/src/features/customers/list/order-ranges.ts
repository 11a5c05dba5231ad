/** What the words of the filter mean. */
export const orderRanges = {
  none: { ordersTo: 0 },
  once: { ordersFrom: 1, ordersTo: 1 },
  returning: { ordersFrom: 2 },
} as const

/** Where a cashier sells. */
export function SellPage() {
  return null
}

/** Where a customer pays. */
export function PayPage() {
  return null
}

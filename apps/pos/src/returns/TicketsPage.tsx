/** The tickets of this register. */
export function TicketsPage() {
  return null
}

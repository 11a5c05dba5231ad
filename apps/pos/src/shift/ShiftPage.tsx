/** The shift of this register. */
export function ShiftPage() {
  return null
}

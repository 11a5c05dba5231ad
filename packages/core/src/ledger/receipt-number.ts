/**
 * The number on a receipt: the place, the register in it, which of its devices (`epoch`), and the ticket's number on
 * that device, without a gap: `SEOUL-2-1-000042`. It needs no server, and no other register can make the same.
 * @param ticket from 1.
 */
export function receiptNumber(
  place: { readonly location: string; readonly register: string },
  epoch: number,
  ticket: number,
): string {
  return `${place.location}-${place.register}-${epoch}-${String(ticket).padStart(6, '0')}`
}

import type { StaffId } from '@counterflow/core'
import type { CompletedEvent } from '../selling/desk/desk'
import type { Selling } from '../selling/selling'

/** Records the sale, and only then opens the drawer and prints. @returns whether it is recorded. */
export async function completeSale(selling: Selling, staffId: StaffId): Promise<boolean> {
  const completion = await selling.desk.complete(staffId)
  if (completion === undefined) return false
  if (completion.kind === 'completed') {
    selling.hush()
    void handOver(selling, completion.event)
    return true
  }
  if (completion.kind === 'failed') selling.say('bad', `tillSelling.failed.${completion.why}`)
  else selling.say('bad', 'tillSelling.failed.refused')
  return false
}

async function handOver({ till: { printing }, printed }: Selling, event: CompletedEvent): Promise<void> {
  printed.set('busy')
  const hasCash = event.payload.ticket.tenders.some(({ kind, amount }) => kind === 'cash' && amount !== 0)
  if (hasCash) await printing.openDrawer()
  printed.set(await printing.print({ kind: 'ticket', event, isCopy: false, isGift: false }))
}

import { z } from 'zod'
import type { Selling } from '../selling'

/** Tells the server of amounts of gift cards that no sale needs any more, as often as it takes. */
export async function releaseGiftCards({ desk, till }: Pick<Selling, 'desk' | 'till'>): Promise<void> {
  const tenderIds = await desk.storage.toRelease().catch(() => [])
  for (const tenderId of tenderIds) {
    const reply = await till.server.ask(
      { method: 'DELETE', path: `/api/v1/till/gift-card-holds/${tenderId}` },
      z.unknown(),
    )
    if (reply.kind === 'offline') return
    // A problem says that there is nothing to give back, or that a sale needs it after all.
    await desk.storage.isReleased(tenderId)
  }
}

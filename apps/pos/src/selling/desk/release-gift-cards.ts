import { z } from 'zod'
import type { ServerReply } from '../../till/till-server'
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
    // Any other problem, such as too many requests, says nothing of the amount: the server is told again.
    if (reply.kind === 'answer' || isNeeded(reply)) await desk.storage.isReleased(tenderId)
  }
}

/** A sale needs it after all. */
const isNeeded = (reply: ServerReply<unknown>): boolean =>
  reply.kind === 'problem' && reply.type === '/problems/gift-card-hold-settled'

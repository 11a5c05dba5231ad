import { eventTime } from '@counterflow/core'
import type { ArrivedEvent } from './arrived-event.js'
import type { LedgerVerdict, ledgerEvents } from './ledger.table.js'
import type { Arrival, LedgerKey } from './ledger-store.js'

/** The row of an event that holds its place; undefined for one that names none. */
export function ledgerRow(
  key: LedgerKey,
  arrived: ArrivedEvent,
  verdict: LedgerVerdict,
  { at, offset }: Arrival,
): typeof ledgerEvents.$inferInsert | undefined {
  const { link, event, raw } = arrived
  if (link === undefined) return undefined
  const time = event === undefined ? undefined : eventTime(event, at.toISOString(), offset)
  return {
    registerId: key.registerId,
    epoch: key.epoch,
    seq: link.seq,
    id: link.id,
    type: event?.type ?? 'unknown',
    prevHash: link.prevHash,
    hash: link.hash,
    raw,
    verdict,
    why: null,
    shiftId: event?.shiftId ?? null,
    staffId: event?.staffId ?? null,
    eventAt: time === undefined ? null : new Date(time.eventAt),
    happenedAt: time === undefined ? at : new Date(time.happenedAt),
    receivedAt: at,
  }
}

import { eventTime, ledgerEventIdSchema } from '@counterflow/core'
import { v7 as uuidv7 } from 'uuid'
import type { ArrivedEvent } from './arrived-event.js'
import type { FilledPlace } from './judged-batch.js'
import type { LedgerVerdict, ledgerEvents } from './ledger.table.js'
import type { LedgerKey } from './ledger-key.js'
import type { Arrival } from './ledger-store.js'

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

/** The rows of a place that something doubtful holds. Its id is its own only where its content is what the hash says. */
export function filledRows(
  key: LedgerKey,
  { arrived, hash, why, isLeftOut }: FilledPlace,
  arrival: Arrival,
): (typeof ledgerEvents.$inferInsert)[] {
  const row = ledgerRow(key, arrived, isLeftOut ? 'set_aside' : 'parked', arrival)
  if (row === undefined) return []
  const id = why === 'bad_signature' && row.hash === hash ? row.id : ledgerEventIdSchema.parse(uuidv7())
  return [{ ...row, id, hash, why }]
}

import { isUnproven, type LedgerLink, type ParkedWhy } from '@counterflow/core'
import { and, eq } from 'drizzle-orm'
import type { Queries } from '../../platform/database/database.js'
import type { ArrivedEvent } from './arrived-event.js'
import { ledgerEvents } from './ledger.table.js'
import type { LedgerKey } from './ledger-key.js'
import { ofLedger } from './ledger-store.js'

/** What was parked, and why. */
export interface ParkedCopy {
  readonly arrived: ArrivedEvent
  readonly why: ParkedWhy
}

/** What the ledger holds in the place that a link names, by its hash. */
export const inPlace = (key: LedgerKey, { seq, hash }: LedgerLink) =>
  and(ofLedger(key), eq(ledgerEvents.seq, seq), eq(ledgerEvents.hash, hash))

export async function isHeld(queries: Queries, key: LedgerKey, { arrived }: ParkedCopy): Promise<boolean> {
  return arrived.link !== undefined && (await queries.$count(ledgerEvents, inPlace(key, arrived.link))) > 0
}

/** Whether it proves nothing, and what the device had really recorded by that hash has come since. */
export async function isOutdone(
  queries: Queries,
  key: LedgerKey,
  { arrived: { link }, why }: ParkedCopy,
): Promise<boolean> {
  if (link === undefined || !isUnproven(why)) return false
  const there = and(inPlace(key, link), eq(ledgerEvents.verdict, 'projected'))
  return (await queries.$count(ledgerEvents, there)) > 0
}

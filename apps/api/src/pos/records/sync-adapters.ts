import type { TillRecord, TillSyncVersion } from '@counterflow/core'

/** What differs for tills of one version of the contract. */
export interface SyncAdapter {
  /**
   * Records as such a till can read them: it knows no field that a later version has added, and refuses a page that has
   * one. It is signed as it comes out here.
   */
  records(records: readonly TillRecord[]): TillRecord[]
}

/**
 * All versions that are spoken, and the only place that tells them apart. What goes up needs none of this: an entry of
 * a ledger is sealed by its hash and is read for ever as it was written, so entries only ever get optional fields.
 */
export const syncAdapters: Readonly<Record<TillSyncVersion, SyncAdapter>> = {
  2: { records: (records) => [...records] },
  // What comes down has not changed since.
  1: { records: (records) => [...records] },
}

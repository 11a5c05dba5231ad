import type { TillRecord } from '@counterflow/core'
import Dexie, { type EntityTable, type Table } from 'dexie'

/** Up to where the records are those of the server. */
export interface SnapshotRow {
  readonly key: 'snapshot'
  readonly version: number
  readonly history: string
  /** When the server last confirmed it, by its clock. */
  readonly at: string
  /** When the digest was last compared, by this device's clock. */
  readonly comparedAt: number
}

/** What the till knows of the shop. It can be fetched anew at any time, so it is apart from the ledger. */
export class CatalogueDatabase extends Dexie {
  declare readonly records: Table<TillRecord, [string, string]>
  declare readonly snapshots: EntityTable<SnapshotRow, 'key'>

  constructor(name = 'counterflow-catalogue') {
    super(name)
    this.version(1).stores({ records: '[kind+id]', snapshots: 'key' })
  }
}

/** Forgets what was known of the shop, so that it is fetched anew. */
export async function forgetCatalogue(): Promise<void> {
  const catalogue = new CatalogueDatabase()
  const { records, snapshots } = catalogue
  try {
    await catalogue.transaction('rw', records, snapshots, () =>
      Promise.all([records.clear(), snapshots.clear()]),
    )
  } finally {
    catalogue.close()
  }
}

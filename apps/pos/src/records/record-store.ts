import type { TillChanges, TillDiscount, TillProduct, TillRecord, TillRecordKind } from '@counterflow/core'
import Dexie from 'dexie'
import type { CatalogueDatabase, SnapshotRow } from '../storage/catalogue-database'
import { Kept } from '../till/live'
import type { Snapshot, TillRecords } from '../till/till-records'
import { keyOfCode, RecordShelves } from './record-shelves'

/** A record by its key, and which version of it is here. */
export interface HeldRecord {
  readonly kind: TillRecordKind
  readonly id: string
  readonly version: number
}

/** Needed before anything is drawn. */
const first: readonly TillRecordKind[] = ['settings', 'staff', 'discount']
/** Long, so they follow. */
const rest: readonly TillRecordKind[] = ['product', 'customer']

/** How many records are read at once: some milliseconds. */
const portion = 500

/** What the till knows of the shop: in the browser's database, and at hand. */
export class RecordStore implements TillRecords {
  private readonly shelves = new RecordShelves()
  readonly settings = this.shelves.settings
  readonly staff = this.shelves.staff
  readonly products = this.shelves.products
  readonly customers = this.shelves.customers
  readonly discounts = this.shelves.discounts
  readonly snapshot = new Kept<Snapshot | undefined>(undefined)
  /** Up to where the records are those of the server, and in which of its histories. */
  position: SnapshotRow | undefined

  private constructor(private readonly database: CatalogueDatabase) {}

  static async open(database: CatalogueDatabase): Promise<RecordStore> {
    const store = new RecordStore(database)
    const [row] = await Promise.all([
      database.snapshots.get('snapshot'),
      ...first.map((kind) => store.readKind(kind)),
    ])
    store.stand(row)
    return store
  }

  async readRest(): Promise<void> {
    for (const kind of rest) await this.readKind(kind)
  }

  product(id: string): TillProduct | undefined {
    return this.products.read()?.get(id)
  }

  discount(code: string): TillDiscount | undefined {
    return this.discounts.read().get(keyOfCode(code))
  }

  /** Takes a page of changes over: all of it, or nothing. */
  async apply({ records, upTo, history, at }: TillChanges): Promise<void> {
    const row: SnapshotRow = {
      key: 'snapshot',
      version: upTo,
      history,
      at,
      comparedAt: this.position?.comparedAt ?? 0,
    }
    await this.write(records, [], row)
    this.shelves.put(records)
    this.shelves.publish(new Set(records.map(({ kind }) => kind)))
  }

  /** Notes what was confirmed: that nothing changed, or that the digest was compared. */
  async note(what: Partial<Pick<SnapshotRow, 'at' | 'comparedAt'>>): Promise<void> {
    if (this.position === undefined) return
    const row = { ...this.position, ...what }
    await this.database.snapshots.put(row)
    this.stand(row)
  }

  /** Takes those out that are there and are not `kept`, and puts `records` in. */
  async replace(gone: readonly HeldRecord[], records: readonly TillRecord[]): Promise<void> {
    await this.write(records, gone, this.position)
    this.shelves.put([...gone.map(({ kind, id, version }) => goneRecord(kind, id, version)), ...records])
    this.shelves.publish(new Set([...gone, ...records].map(({ kind }) => kind)))
  }

  /** What is there. It is read a little at a time, since a sale may be rung up meanwhile. */
  async inventory(): Promise<HeldRecord[]> {
    const held: HeldRecord[] = []
    for (;;) {
      const last = held.at(-1)
      const after = last === undefined ? [Dexie.minKey, Dexie.minKey] : [last.kind, last.id]
      const rows = await this.database.records.where('[kind+id]').above(after).limit(portion).toArray()
      held.push(...rows.map(({ kind, id, version }) => ({ kind, id, version })))
      if (rows.length < portion) return held
    }
  }

  /** A little at a time, too: whoever scans meanwhile does not wait for 50,000 products to be there. */
  private async readKind(kind: TillRecordKind): Promise<void> {
    for (let after: string | typeof Dexie.minKey = Dexie.minKey; ; ) {
      const range = this.database.records.where('[kind+id]').between([kind, after], [kind, Dexie.maxKey])
      const rows = await range.limit(portion).toArray()
      this.shelves.put(rows)
      this.shelves.publish([kind])
      const last = rows.at(-1)
      if (last === undefined || rows.length < portion) return
      after = last.id
    }
  }

  private async write(
    records: readonly TillRecord[],
    gone: readonly HeldRecord[],
    row: SnapshotRow | undefined,
  ): Promise<void> {
    const { database } = this
    const taken = [...gone, ...records.filter(({ content }) => content === null)]
    await database.transaction('rw', database.records, database.snapshots, async () => {
      await database.records.bulkDelete(taken.map(({ kind, id }): [string, string] => [kind, id]))
      await database.records.bulkPut(records.filter(({ content }) => content !== null))
      if (row !== undefined) await database.snapshots.put(row)
    })
    this.stand(row)
  }

  private stand(row: SnapshotRow | undefined): void {
    this.position = row
    this.snapshot.set(row === undefined ? undefined : { version: row.version, at: row.at })
  }
}

const goneRecord = (kind: TillRecordKind, id: string, version: number): TillRecord => ({
  kind,
  id,
  version,
  content: null,
})

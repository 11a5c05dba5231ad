import type { LedgerEvent, RegisterState } from '@counterflow/core'
import Dexie, { type EntityTable, type Table } from 'dexie'

/** A device that this browser has been: its register, and the keys that cannot be read out of the browser. */
export interface DeviceRow {
  readonly deviceId: string
  readonly register: { readonly id: string; readonly name: string; readonly code: string }
  readonly location: { readonly id: string; readonly name: string; readonly code: string }
  readonly epoch: number
  /** The bearer token of requests. */
  readonly token: string
  readonly pinKey: CryptoKey
  readonly signingKey: CryptoKey
  /** Of the server's signing key: SPKI in base64url. */
  readonly serverKey: string
  /** Of its key: SPKI in base64url. Devices that were enrolled by an older app have none. */
  readonly publicKey?: string
  /** By this device's clock, and later than that of each device which this browser was before. */
  readonly enrolledAt: string
}

/** An event of the ledger with what it is looked up by. */
export interface EventRow {
  readonly deviceId: string
  readonly seq: number
  readonly hash: string
  readonly shiftId: string | null
  readonly saleId?: string
  readonly receiptNumber?: string
  readonly type: string
  readonly event: LedgerEvent
}

/** What a register knew when its last shift was opened, so that starting reads that shift only: it has no tickets yet. */
export interface CheckpointRow {
  readonly deviceId: string
  readonly state: Omit<RegisterState, 'tickets'> & { readonly tickets: ReadonlyMap<string, unknown> }
}

/** How far the ledger of a device has arrived at the server. */
export interface MarkRow {
  readonly deviceId: string
  readonly contiguous: number
  readonly parked: readonly number[]
  readonly frozen: boolean
  /** The server's history that this counts in; null before its first answer. */
  readonly history: string | null
}

/** What the device has noticed of itself. */
export interface NoteRow {
  readonly key: 'clock'
  /** The server's time less the device's in milliseconds, when they last spoke. */
  readonly clockOffset: number
}

/** How often somebody typed a wrong PIN in a row, and when last, by this device's clock. */
export interface PinFailureRow {
  readonly staffId: string
  readonly count: number
  readonly at: number
}

/** One version of the tables: what `stores` of Dexie takes. */
export type LedgerSchema = Readonly<Record<string, string>>

/**
 * All versions of the ledger's tables, the oldest first. A released one is never changed: a new one is added, and it
 * only ever adds. Before a browser's ledger is raised to it, all of it is copied.
 */
export const ledgerSchemas: readonly LedgerSchema[] = [
  {
    devices: 'deviceId, enrolledAt',
    events: '[deviceId+seq], [deviceId+shiftId+seq], [deviceId+type+seq], saleId, receiptNumber',
    checkpoints: 'deviceId',
    marks: 'deviceId',
    pinFailures: 'staffId',
    notes: 'key',
  },
]

export const ledgerName = 'counterflow-ledger'

/**
 * The ledger's own database. Whatever is written is on the disk itself, and not only with the operating system, when
 * the browser says that it is done.
 *
 * The outbox is no table: it is what lies beyond the watermark. An event and its place in the outbox can therefore
 * never come apart.
 */
export class LedgerDatabase extends Dexie {
  declare readonly devices: EntityTable<DeviceRow, 'deviceId'>
  declare readonly events: Table<EventRow, [string, number]>
  declare readonly checkpoints: EntityTable<CheckpointRow, 'deviceId'>
  declare readonly marks: EntityTable<MarkRow, 'deviceId'>

  declare readonly pinFailures: EntityTable<PinFailureRow, 'staffId'>
  declare readonly notes: EntityTable<NoteRow, 'key'>

  constructor(schemas: readonly LedgerSchema[] = ledgerSchemas, name = ledgerName) {
    super(name, { chromeTransactionDurability: 'strict' })
    schemas.forEach((schema, index) => void this.version(index + 1).stores(schema))
  }
}

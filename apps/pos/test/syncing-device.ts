import { type LedgerView, type LedgerWish, record, registerIdSchema } from '@counterflow/core'
import { expect } from 'vitest'
import { isSignedBy } from '../src/enrolment/device-keys'
import { RecordStore } from '../src/records/record-store'
import { CatalogueDatabase } from '../src/storage/catalogue-database'
import { DeviceLedger } from '../src/storage/device-ledger'
import type { DeviceRow, LedgerDatabase } from '../src/storage/ledger-database'
import { openLedger } from '../src/storage/open-ledger'
import { httpSyncServer } from '../src/sync/http-sync-server'
import { type RoundOutcome, syncRound } from '../src/sync/sync-round'
import { deviceRow } from './device-row'
import { stamp } from './ledger-wishes'
import { TestServer } from './till-server'

const register = registerIdSchema.parse('01980003-0000-7000-8000-000000000001')
const sign = async (hash: string) => `signed:${hash}`

/** A browser that is a till, with its storage, and a server to which it sends round by round. */
export class SyncingDevice {
  private constructor(
    readonly server: TestServer,
    readonly database: LedgerDatabase,
    private readonly catalogue: CatalogueDatabase,
    private readonly records: RecordStore,
    public device: DeviceRow,
    private ledger: DeviceLedger,
  ) {}

  static async open(): Promise<SyncingDevice> {
    const server = await TestServer.start()
    const database = await openLedger(Date.now())
    const catalogue = new CatalogueDatabase()
    const records = await RecordStore.open(catalogue)
    const device = await deviceRow(1, { serverKey: server.serverKey })
    await database.devices.add(device)
    const ledger = await ledgerOf(database, device)
    return new SyncingDevice(server, database, catalogue, records, device, ledger)
  }

  async close(): Promise<void> {
    await this.server.stop()
    await this.database.delete()
    await this.catalogue.delete()
  }

  /** Is enrolled once more, as the `epoch`-th device. */
  async enrolAgain(epoch: number, more: Partial<DeviceRow> = {}): Promise<void> {
    this.device = await deviceRow(epoch, { serverKey: this.server.serverKey, ...more })
    await this.database.devices.add(this.device)
    await this.reopen()
  }

  /** Reads its ledger as it lies in the storage. */
  async reopen(): Promise<void> {
    this.ledger = await ledgerOf(this.database, this.device)
  }

  async happen(...wishes: ((view: LedgerView) => LedgerWish)[]): Promise<void> {
    for (const wish of wishes) expect((await record(this.ledger, wish, stamp, sign)).kind).toBe('recorded')
  }

  round(): Promise<RoundOutcome> {
    return syncRound({
      database: this.database,
      records: this.records,
      isSignedBy,
      server: httpSyncServer(this.server.base),
      current: this.device,
      now: Date.now,
      onArrival: () => {},
      report: async () => ({ appVersion: 'spec', clockOffset: null, storagePersisted: true }),
    })
  }
}

const ledgerOf = (database: LedgerDatabase, { deviceId, epoch }: DeviceRow) =>
  DeviceLedger.open(database, { deviceId, register, epoch })

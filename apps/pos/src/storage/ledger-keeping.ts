import Dexie from 'dexie'
import type { TillRecords } from '../till/till-records'
import type { DeviceLedger } from './device-ledger'
import type { DeviceRow, EventRow, LedgerDatabase } from './ledger-database'
import { forgetCopies } from './open-ledger'

const day = 86_400_000
const hour = 3_600_000
const portion = 500

/**
 * Keeps the ledger small and gives it away as a file. An entry leaves the device only when it has arrived at the
 * server, its shift is closed and has been followed by another one, and the shop's number of days is over.
 */
export class LedgerKeeping {
  constructor(
    private readonly database: LedgerDatabase,
    private readonly records: Pick<TillRecords, 'settings'>,
    private readonly current: Pick<DeviceLedger, 'deviceId'>,
  ) {}

  /** Looks each hour, and answers with what ends it. */
  start(): () => void {
    const timer = setInterval(() => void this.prune(Date.now()), hour)
    return () => clearInterval(timer)
  }

  /** Removes what need not be kept any longer, and answers how many entries that were. */
  async prune(now: number): Promise<number> {
    const keepDays = this.records.settings.read()?.keepDays
    if (keepDays === undefined) return 0
    const before = now - keepDays * day
    let removed = 0
    for (const device of await this.database.devices.toArray())
      removed += await this.pruneDevice(device, new Date(before).toISOString())
    await forgetCopies(before)
    return removed
  }

  /** Everything that the device holds, as one file: a line for each device it has been, then one for each event. */
  async exported(): Promise<Blob> {
    const devices = await this.database.devices.toArray()
    const parts = devices.map(({ deviceId, register, location, epoch }) =>
      lineOf({ deviceId, register, location, epoch }),
    )
    const events = this.database.events.where('[deviceId+seq]')
    // By their places: how many lie before an entry changes while the till sells and forgets.
    for (let last: Place | undefined = [Dexie.minKey, Dexie.minKey]; last !== undefined; ) {
      const rows: EventRow[] = await events.above(last).limit(portion).toArray()
      parts.push(...rows.map(({ event }) => lineOf(event)))
      last = placeOf(rows.at(-1))
    }
    return new Blob(parts, { type: 'application/x-ndjson' })
  }

  private async pruneDevice(device: DeviceRow, before: string): Promise<number> {
    const { deviceId } = device
    const [mark, checkpoint] = await Promise.all([
      this.database.marks.get(deviceId),
      this.database.checkpoints.get(deviceId),
    ])
    const isCurrent = deviceId === this.current.deviceId
    const closed = isCurrent ? (checkpoint?.state.seq ?? 1) - 1 : Number.MAX_SAFE_INTEGER
    const removed = await this.removeUpTo(deviceId, Math.min(mark?.contiguous ?? 0, closed), before)
    if (!isCurrent && (await this.rows(deviceId, Number.MAX_SAFE_INTEGER).count()) === 0)
      await this.forget(deviceId)
    return removed
  }

  private async removeUpTo(deviceId: string, last: number, before: string): Promise<number> {
    let removed = 0
    for (;;) {
      const rows = await this.rows(deviceId, last).limit(portion).toArray()
      const old = rows.findIndex(({ event }) => event.deviceTime >= before)
      const gone = old === -1 ? rows : rows.slice(0, old)
      await this.database.events.bulkDelete(gone.map(({ seq }): [string, number] => [deviceId, seq]))
      removed += gone.length
      if (gone.length < portion) return removed
    }
  }

  private rows(deviceId: string, last: number) {
    return this.database.events
      .where('[deviceId+seq]')
      .between([deviceId, Dexie.minKey], [deviceId, last], true, true)
  }

  /** An earlier device of which nothing is left. */
  private async forget(deviceId: string): Promise<void> {
    const { database } = this
    const { devices, marks, checkpoints } = database
    await database.transaction('rw', devices, marks, checkpoints, async () => {
      await Promise.all([devices.delete(deviceId), marks.delete(deviceId), checkpoints.delete(deviceId)])
    })
  }
}

/** Where an entry lies among all of this browser, or the beginning of them. */
type Place = readonly [deviceId: string | number, seq: number]

const placeOf = (row: EventRow | undefined): Place | undefined => row && [row.deviceId, row.seq]

const lineOf = (value: unknown) => `${JSON.stringify(value)}\n`

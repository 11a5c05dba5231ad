import {
  type DeviceSigner,
  type LedgerEvent,
  type LedgerEventType,
  type LedgerStamp,
  type LedgerView,
  type LedgerWish,
  ledgerEventSchema,
  record,
  type SaleId,
  type ShiftId,
  type StaffId,
} from '@counterflow/core'
import Dexie from 'dexie'
import type { Live } from '../till/live'
import type { EventQuery, RecordingFailure, TillLedger, TillRecording } from '../till/till-ledger'
import type { DeviceLedger } from './device-ledger'
import type { EventRow, LedgerDatabase } from './ledger-database'

/** What recording needs to know beside what happened. */
export interface RecordingRules {
  /** Who did it, when, and under which rules: asked for each attempt. */
  readonly stamp: (staffId: StaffId, approvedBy: StaffId | null) => LedgerStamp
  readonly sign: DeviceSigner
  /** Another device is this register now: nothing begins any more. */
  readonly isFrozen: () => boolean
  /** Told after each event, so that it is sent soon. */
  readonly onRecorded: () => void
}

/**
 * What is recorded although another device is the register: the end of what had begun before. A customer may have been
 * charged already, and the drawer holds what was sold.
 */
const endsWhatIsBegun: ReadonlySet<LedgerEventType> = new Set([
  'ticket_completed',
  'tender_resolved',
  'receipt_reprinted',
  'receipt_mailed',
  'drawer_counted',
  'shift_closed',
] satisfies LedgerEventType[])

/** The ledger of the register that this device is. */
export class RegisterLedger implements TillLedger {
  readonly view: Live<LedgerView>
  private recording: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly database: LedgerDatabase,
    private readonly ledger: DeviceLedger,
    private readonly deviceId: string,
    private readonly rules: RecordingRules,
  ) {
    this.view = ledger.view
  }

  /** One after the other: two at once would only make one of them ask anew. */
  record(
    wishAfter: (view: LedgerView) => LedgerWish,
    staffId: StaffId,
    approvedBy: StaffId | null = null,
  ): Promise<TillRecording> {
    const recording = this.recording.then(() => this.recordNow(wishAfter, staffId, approvedBy))
    this.recording = recording
    return recording
  }

  async events({
    types,
    before = Number.MAX_SAFE_INTEGER,
    most,
  }: EventQuery): Promise<readonly LedgerEvent[]> {
    const { deviceId } = this
    if (types === undefined) {
      const range = this.database.events
        .where('[deviceId+seq]')
        .between([deviceId, 0], [deviceId, before], true, false)
      return readable(await range.reverse().limit(most).toArray())
    }
    const byType = types.map((type) =>
      this.database.events
        .where('[deviceId+type+seq]')
        .between([deviceId, type, 0], [deviceId, type, before], true, false)
        .reverse()
        .limit(most)
        .toArray(),
    )
    const rows = (await Promise.all(byType)).flat()
    return readable(rows.sort((left, right) => right.seq - left.seq).slice(0, most))
  }

  async ofShift(shiftId: ShiftId): Promise<readonly LedgerEvent[]> {
    const { deviceId } = this
    const range = this.database.events
      .where('[deviceId+shiftId+seq]')
      .between([deviceId, shiftId, 0], [deviceId, shiftId, Dexie.maxKey])
    return readable(await range.toArray())
  }

  async ofSale(saleId: SaleId): Promise<readonly LedgerEvent[]> {
    const rows = await this.database.events.where('saleId').equals(saleId).sortBy('seq')
    return readable(rows)
  }

  async byReceiptNumber(receiptNumber: string): Promise<LedgerEvent | undefined> {
    const rows = await this.database.events.where('receiptNumber').equals(receiptNumber).toArray()
    return readable(rows)[0]
  }

  private async recordNow(
    wishAfter: (view: LedgerView) => LedgerWish,
    staffId: StaffId,
    approvedBy: StaffId | null,
  ): Promise<TillRecording> {
    const { stamp, sign, isFrozen, onRecorded } = this.rules
    const stamped = () => stamp(staffId, approvedBy)
    try {
      if (isFrozen() && !endsWhatIsBegun.has(wishAfter(await this.ledger.read()).type))
        return { kind: 'failed', why: 'frozen' }
      const quick = await record(this.ledger.atHand(), wishAfter, stamped, sign)
      // What is at hand may say no to what the database would take.
      const recording =
        quick.kind === 'recorded' ? quick : await record(this.ledger, wishAfter, stamped, sign)
      if (recording.kind === 'recorded') onRecorded()
      return recording
    } catch (error) {
      return { kind: 'failed', why: failureOf(error) }
    }
  }
}

/** Rows that this version cannot read are left out of what is shown, and of nothing else. */
function readable(rows: readonly EventRow[]): LedgerEvent[] {
  return rows.flatMap(({ event }) => {
    const parsed = ledgerEventSchema.safeParse(event)
    return parsed.success ? [parsed.data] : []
  })
}

function failureOf(error: unknown): RecordingFailure {
  return quotaNames.some((name) => `${error}`.includes(name)) ? 'disk_full' : 'storage'
}

const quotaNames = ['QuotaExceeded', 'NS_ERROR_DOM_INDEXEDDB_QUOTA_ERR', 'NS_ERROR_FILE_NO_DEVICE_SPACE']

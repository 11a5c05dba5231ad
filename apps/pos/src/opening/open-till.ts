import { registerIdSchema } from '@counterflow/core'
import { isSignedBy, signerOf } from '../enrolment/device-keys'
import { DevicePrinting } from '../printing/device-printing'
import { RecordStore } from '../records/record-store'
import { AutoLock } from '../session/auto-lock'
import { isPin } from '../session/pin'
import { PinGuard } from '../session/pin-guard'
import { StaffSession } from '../session/staff-session'
import { CatalogueDatabase } from '../storage/catalogue-database'
import { DeviceLedger } from '../storage/device-ledger'
import type { DeviceRow, LedgerDatabase, NoteRow } from '../storage/ledger-database'
import { LedgerKeeping } from '../storage/ledger-keeping'
import { pinFailuresIn } from '../storage/pin-failures'
import { RegisterLedger } from '../storage/register-ledger'
import { putRelaxed } from '../storage/relaxed-put'
import { readArrival } from '../sync/arrival'
import { httpTillServer } from '../sync/http-till-server'
import { pendingElsewhere } from '../sync/send-ledger'
import { syncRound } from '../sync/sync-round'
import type { SyncServer } from '../sync/sync-server'
import { SyncWorker } from '../sync/sync-worker'
import type { Live } from '../till/live'
import type { Till } from '../till/till'
import type { SyncState } from '../till/till-sync'
import { AppUpdates } from '../updates/app-updates'
import { appVersion } from '../updates/app-version'
import { ledgerStamp } from './ledger-stamp'

/** A till that works, and what ends its work on this page. */
export interface OpenTill {
  readonly till: Till
  stop(): void
}

/** Puts the parts together for the register that `device` is. */
export async function openTill(
  database: LedgerDatabase,
  device: DeviceRow,
  server: SyncServer,
  onEnrolAgain: () => void,
): Promise<OpenTill> {
  const { deviceId, epoch } = device
  const register = registerIdSchema.parse(device.register.id)
  const catalogue = new CatalogueDatabase()
  const [records, deviceLedger, arrival, note, persisted] = await Promise.all([
    RecordStore.open(catalogue),
    DeviceLedger.open(database, { deviceId, register, epoch }),
    readArrival(database, deviceId),
    database.notes.get('clock'),
    navigator.storage.persisted(),
  ])
  const sync: SyncWorker = new SyncWorker(
    {
      deviceId,
      now: Date.now,
      chance: Math.random,
      last: () => deviceLedger.view.read().head.seq,
      pendingElsewhere: () => pendingElsewhere(database, deviceId),
      round: () =>
        syncRound({
          database,
          server,
          records,
          isSignedBy,
          current: device,
          now: Date.now,
          onArrival: (arrived, news) => sync.arrived(arrived, news),
          report: async () => ({
            appVersion,
            clockOffset: sync.state.read().clockOffset,
            storagePersisted: persisted,
          }),
        }),
    },
    arrival,
    note?.clockOffset ?? null,
  )
  const ledger = new RegisterLedger(database, deviceLedger, deviceId, {
    sign: signerOf(device.signingKey),
    isFrozen: () => sync.state.read().isFrozen,
    onRecorded: () => sync.recorded(),
    stamp: (staffId, approvedBy) =>
      ledgerStamp({ staffId, approvedBy, records, clockOffset: sync.state.read().clockOffset }),
  })
  const pins = new PinGuard(
    (pin, typed) => isPin(pin, typed, device.pinKey),
    pinFailuresIn(database),
    Date.now,
  )
  const session = new StaffSession(records, pins)
  const keeping = new LedgerKeeping(database, records, deviceLedger)
  const updates = new AppUpdates()
  const printing = new DevicePrinting(records, device.register.name)
  const till: Till = {
    device,
    ledger,
    records,
    session,
    sync,
    updates,
    server: httpTillServer(device),
    printing,
    health: {
      unreadable: deviceLedger.unreadable,
      exportLedger: () => keeping.exported(),
      enrolAgain: onEnrolAgain,
    },
  }
  const ends = [
    sync.start(),
    keeping.start(),
    updates.start(),
    printing.start(),
    new AutoLock(session, records).start(),
    keepClock(database, sync.state, note),
    () => catalogue.close(),
  ]
  return {
    till,
    stop: () => {
      for (const end of ends) end()
    },
  }
}

/** Notes what the clock lacks, once for each time that it is told. */
function keepClock(database: LedgerDatabase, state: Live<SyncState>, note: NoteRow | undefined): () => void {
  let kept = note?.clockOffset ?? null
  return state.follow(() => {
    const { clockOffset } = state.read()
    if (clockOffset === null || clockOffset === kept) return
    kept = clockOffset
    void putRelaxed(database.notes, { key: 'clock', clockOffset })
  })
}

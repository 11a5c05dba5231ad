import { ledgerEventIdSchema, ledgerRulesVersion, registerIdSchema } from '@counterflow/core'
import { signerOf } from '../enrolment/device-keys'
import { noPrinter } from '../printing/no-printer'
import { RecordStore } from '../records/record-store'
import { isPin } from '../session/pin'
import { PinGuard } from '../session/pin-guard'
import { StaffSession } from '../session/staff-session'
import { CatalogueDatabase } from '../storage/catalogue-database'
import { DeviceLedger } from '../storage/device-ledger'
import { LedgerDatabase } from '../storage/ledger-database'
import { pinFailuresIn } from '../storage/pin-failures'
import { RegisterLedger } from '../storage/register-ledger'
import { freshId } from '../till/fresh-id'
import { Kept } from '../till/live'
import type { Till } from '../till/till'
import type { SyncState } from '../till/till-sync'
import { type Hindrance, hindranceOf, thisPlace } from './hindrance'

/** What came of opening the till. */
export type Opened =
  | { readonly kind: 'open'; readonly till: Till }
  | { readonly kind: 'hindered'; readonly by: Hindrance }
  | { readonly kind: 'not_enrolled' }

export async function openTill(): Promise<Opened> {
  const by = hindranceOf(thisPlace())
  if (by !== undefined) return { kind: 'hindered', by }
  const database = new LedgerDatabase()
  const device = await database.devices.orderBy('enrolledAt').last()
  if (device === undefined) return { kind: 'not_enrolled' }
  const records = await RecordStore.open(new CatalogueDatabase())
  const deviceLedger = await DeviceLedger.open(database, {
    deviceId: device.deviceId,
    register: registerIdSchema.parse(device.register.id),
    epoch: device.epoch,
  })
  const state = new Kept<SyncState>({
    reached: 'not_yet',
    isRunning: false,
    pending: 0,
    parked: 0,
    isFrozen: false,
    syncedAt: null,
    trouble: null,
    clockOffset: null,
    offeredVersion: null,
  })
  const ledger = new RegisterLedger(database, deviceLedger, device.deviceId, {
    sign: signerOf(device.signingKey),
    isFrozen: () => state.read().isFrozen,
    onRecorded: () => {},
    stamp: (staffId, approvedBy) => ({
      id: freshId(ledgerEventIdSchema),
      staffId,
      approvedBy,
      deviceTime: new Date().toISOString(),
      monoMs: Math.round(performance.now()),
      serverOffset: state.read().clockOffset,
      catalogVer: null,
      taxVer: null,
      coreVer: ledgerRulesVersion,
    }),
  })
  const pins = new PinGuard(
    (pin, typed) => isPin(pin, typed, device.pinKey),
    pinFailuresIn(database),
    Date.now,
  )
  void records.readRest()
  const till: Till = {
    device,
    ledger,
    records,
    session: new StaffSession(records, pins),
    sync: { state, now: async () => {} },
    server: { ask: async () => ({ kind: 'offline' }) },
    printing: noPrinter(),
    health: deviceLedger,
    updates: {
      isWaiting: new Kept(false),
      isHeldBack: new Kept(false),
      holdBack: () => () => {},
      activate: () => {},
    },
  }
  return { kind: 'open', till }
}

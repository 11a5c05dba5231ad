import type { PrintingPort } from '../printing/printing-port'
import type { TillHealth } from './till-health'
import type { TillLedger } from './till-ledger'
import type { TillRecords } from './till-records'
import type { TillServer } from './till-server'
import type { TillSession } from './till-session'
import type { TillSync } from './till-sync'
import type { TillUpdates } from './till-updates'

/** Which register this device is. */
export interface TillDevice {
  readonly deviceId: string
  readonly register: { readonly id: string; readonly name: string; readonly code: string }
  readonly location: { readonly id: string; readonly name: string; readonly code: string }
  /** Which of the devices that have been this register. */
  readonly epoch: number
}

/** What every screen of the till stands on. The parts stay the same; what changes within them is live. */
export interface Till {
  readonly device: TillDevice
  readonly ledger: TillLedger
  readonly records: TillRecords
  readonly session: TillSession
  readonly sync: TillSync
  readonly server: TillServer
  readonly printing: PrintingPort
  readonly health: TillHealth
  readonly updates: TillUpdates
}

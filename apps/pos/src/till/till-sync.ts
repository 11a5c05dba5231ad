import type { Live } from './live'

/**
 * What stands in the way of syncing besides a missing network. `bad_signature`: what came was not written by the shop's
 * server and was refused. `not_accepted`: the server does not accept this device. `too_old`: it no longer speaks this
 * version of the till. `too_new`: not yet. `left_behind`: what an earlier device of this browser has recorded cannot be
 * sent, since it was shut out and was another register.
 */
export type SyncTrouble =
  | 'bad_signature'
  | 'not_accepted'
  | 'too_old'
  | 'too_new'
  | 'left_behind'
  | 'unexpected'

/** How far the till and the server agree. */
export interface SyncState {
  /** Whether the last attempt reached the server; nothing is ever decided by it, it is only shown. */
  readonly reached: 'yes' | 'no' | 'not_yet'
  readonly isRunning: boolean
  /** How many events have not arrived at the server. */
  readonly pending: number
  /** How many of those that did wait there for a person. */
  readonly parked: number
  /** Another device is this register now, or this one was shut out: nothing begins here any more. */
  readonly isFrozen: boolean
  /** When everything had last arrived, by this device's clock; null: never. */
  readonly syncedAt: number | null
  readonly trouble: SyncTrouble | null
  /** The server's time less this device's, in milliseconds, when they last spoke; null: never. */
  readonly clockOffset: number | null
  /** The version of the app that the server offers; null: not known. */
  readonly offeredVersion: string | null
}

/** Sends the ledger and fetches what changed, by itself; `now` only makes it begin sooner. */
export interface TillSync {
  readonly state: Live<SyncState>
  now(): Promise<void>
}

import { type LedgerEvent, mostEventsInBatch, tillSyncVersions } from '@counterflow/core'
import Dexie from 'dexie'
import type { DeviceRow, LedgerDatabase } from '../storage/ledger-database'
import { announcementOf } from './announcement'
import { type Arrival, arrivalAfter, newsOfOwn, readArrival, writeArrival } from './arrival'
import { type SyncServer, SyncServerError } from './sync-server'

/** How sending ended: what has arrived, how many events were sent, and how many the server could not even store. */
export interface Sent {
  readonly arrival: Arrival
  readonly sent: number
  readonly refused: number
}

/** What sending stands on. */
export interface SendingParts {
  readonly database: LedgerDatabase
  readonly server: SyncServer
  readonly now: () => number
  /** Told after each answer. */
  readonly onArrival: (deviceId: string, arrival: Arrival) => void
}

/**
 * Sends all events of `device` that have not arrived, in order. What the server refuses is set aside for this time, so
 * that one bad entry holds up no other: a batch is halved until it is found.
 * @param carrier whose token opens the door: that of the register's device of today, where `device` was shut out
 */
export async function sendLedger(
  device: DeviceRow,
  parts: SendingParts,
  carrier: DeviceRow = device,
): Promise<Sent> {
  const { database, server, now, onArrival } = parts
  let arrival = await readArrival(database, device.deviceId)
  let after = arrival.mark.contiguous
  let most = mostEventsInBatch
  let sent = 0
  let refused = 0
  for (;;) {
    const events = await eventsAfter(database, device.deviceId, after, arrival.mark.parked, most)
    const [first] = events
    if (first === undefined) return { arrival, sent, refused }
    const last = await lastPlace(database, device.deviceId)
    try {
      const announcement = await announcementOf(device, last)
      const answer = await server.send(
        { token: carrier.token, announcement },
        {
          syncVersion: tillSyncVersions[0],
          epoch: device.epoch,
          events,
          last,
          deviceTime: new Date(now()).toISOString(),
        },
      )
      // A server that takes nothing of earlier devices has spoken of another ledger.
      if (answer.epoch !== device.epoch) throw new SyncServerError('not_accepted')
      const before = arrival.mark.contiguous
      const upTo = events.at(-1)?.seq ?? after
      arrival = arrivalAfter(arrival, newsOfOwn(arrival, answer, upTo))
      await writeArrival(database, device.deviceId, arrival)
      onArrival(device.deviceId, arrival)
      sent += events.length
      // A server that was restored begins where it stands; it can do so once for each answer that says less.
      after =
        arrival.mark.contiguous < before ? arrival.mark.contiguous : Math.max(upTo, arrival.mark.contiguous)
    } catch (error) {
      if (!isRefusal(error)) throw error
      if (events.length > 1) most = Math.ceil(events.length / 2)
      else {
        refused += 1
        after = first.seq
      }
    }
  }
}

/** The last place in a device's ledger; 0 when it is empty. */
export async function lastPlace(database: LedgerDatabase, deviceId: string): Promise<number> {
  const last = await range(database, deviceId, 0).last()
  return last?.seq ?? 0
}

/** How many events wait that this browser recorded as other devices than `deviceId`. */
export async function pendingElsewhere(database: LedgerDatabase, deviceId: string): Promise<number> {
  const devices = await database.devices.toArray()
  const counts = devices
    .filter((device) => device.deviceId !== deviceId)
    .map(async (device) => {
      const { mark } = await readArrival(database, device.deviceId)
      return Math.max(0, (await lastPlace(database, device.deviceId)) - mark.contiguous - mark.parked.size)
    })
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
}

async function eventsAfter(
  database: LedgerDatabase,
  deviceId: string,
  after: number,
  parked: ReadonlySet<number>,
  most: number,
): Promise<LedgerEvent[]> {
  const rows = await range(database, deviceId, after + 1)
    .limit(most + parked.size)
    .toArray()
  return rows
    .filter(({ seq }) => !parked.has(seq))
    .slice(0, most)
    .map(({ event }) => event)
}

const range = (database: LedgerDatabase, deviceId: string, from: number) =>
  database.events.where('[deviceId+seq]').between([deviceId, from], [deviceId, Dexie.maxKey], true, true)

const isRefusal = (error: unknown): boolean =>
  error instanceof SyncServerError && (error.failure === 'refused' || error.failure === 'too_large')

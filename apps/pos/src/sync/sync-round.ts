import { nothingArrived, type TillStatus, tillSyncVersions } from '@counterflow/core'
import type { DeviceRow, LedgerDatabase } from '../storage/ledger-database'
import type { SyncTrouble } from '../till/till-sync'
import { announcementOf } from './announcement'
import { type Arrival, arrivalAfter, isSameArrival, newsOfOwn, readArrival, writeArrival } from './arrival'
import { BadSignature, type FetchingParts, fetchChanges } from './fetch-changes'
import { mendRecords } from './mend-records'
import { nameEarlier } from './name-earlier'
import { lastPlace, type SendingParts, type Sent, sendLedger } from './send-ledger'
import { type DeviceReport, SyncServerError } from './sync-server'

/** What came of one round. */
export interface RoundOutcome {
  readonly isReached: boolean
  readonly trouble: SyncTrouble | null
  readonly status: TillStatus | undefined
  /** The server's time less this device's in milliseconds, when the server said it. */
  readonly clockOffset: number | undefined
}

/** What a round stands on. */
export interface RoundParts extends SendingParts, FetchingParts {
  readonly database: LedgerDatabase
  readonly current: DeviceRow
  readonly report: () => Promise<Omit<DeviceReport, 'last'>>
}

/**
 * One round: the heartbeat, then what was recorded goes up (also what this browser recorded as an earlier device), then
 * what changed comes down. A part that fails keeps none of the others from being tried, while the server answers.
 */
export async function syncRound(parts: RoundParts): Promise<RoundOutcome> {
  let trouble: SyncTrouble | null = null
  let heartbeat: Heartbeat | undefined
  let isSelling = false
  const outcome = (isReached: boolean): RoundOutcome => ({
    isReached,
    trouble,
    status: heartbeat?.status,
    clockOffset: heartbeat?.clockOffset,
  })
  const attempts: (() => Promise<void>)[] = [
    async () => {
      heartbeat = await beat(parts)
      const { syncVersions } = heartbeat.status
      if (!syncVersions.includes(tillSyncVersions[0]))
        trouble = Math.max(...syncVersions) < tillSyncVersions[0] ? 'too_new' : 'too_old'
    },
    async () => {
      const { sent, refused, isLeftBehind } = await sendAll(parts, heartbeat?.status.history)
      isSelling = sent > 0
      if (isLeftBehind) trouble ??= 'left_behind'
      if (refused > 0) trouble ??= 'unexpected'
    },
    async () => {
      if (heartbeat === undefined) return
      await fetchChanges(parts.current, heartbeat.status, parts)
      // It reads all records, and each sale changes the stock that is compared: it is for when nobody sells.
      if (!isSelling) await mendRecords(parts.current, parts.now(), parts)
    },
  ]
  for (const attempt of attempts) {
    try {
      await attempt()
    } catch (error) {
      if (isGone(error)) return outcome(false)
      if (isShutOut(error)) await noteShutOut(parts)
      trouble ??= troubleOf(error)
    }
  }
  return outcome(true)
}

interface Heartbeat {
  readonly status: TillStatus
  readonly clockOffset: number
}

async function beat({ database, current, server, now, report, onArrival }: RoundParts): Promise<Heartbeat> {
  const last = await lastPlace(database, current.deviceId)
  const facts = await report()
  const announcing = { token: current.token, announcement: await announcementOf(current, last) }
  const sentAt = now()
  const status = await server.status(announcing, { ...facts, last })
  const clockOffset = Math.round(Date.parse(status.serverTime) - (sentAt + now()) / 2)
  const before = await readArrival(database, current.deviceId)
  const news = { ...status, epoch: current.epoch, parked: [] }
  const arrival = arrivalAfter(before, newsOfOwn(before, news))
  // Each round begins so, most of them with nothing new: a sale need not wait for the disk because of it.
  if (!isSameArrival(before, arrival)) await writeArrival(database, current.deviceId, arrival)
  onArrival(current.deviceId, arrival)
  return { status, clockOffset }
}

/** What came of sending for every device that this browser has been. */
interface SentAll {
  /** How many events were sent. */
  readonly sent: number
  /** How many events were refused. */
  readonly refused: number
  /** Something of an earlier device cannot be sent: it was shut out, and was another register, or nobody knows it. */
  readonly isLeftBehind: boolean
}

/**
 * The oldest first. What an earlier device cannot send holds up nothing of this one.
 * @param history of the server, where it has said so: what arrived in another one is sent again.
 */
async function sendAll(parts: RoundParts, history: string | undefined): Promise<SentAll> {
  let sent = 0
  let refused = 0
  let isLeftBehind = false
  const add = (one: Sent) => {
    sent += one.sent
    refused += one.refused
  }
  for (const device of await parts.database.devices.orderBy('enrolledAt').toArray()) {
    if (device.deviceId === parts.current.deviceId) {
      add(await sendLedger(device, parts))
      continue
    }
    const { mark } = await arrivalIn(history, parts.database, device.deviceId)
    if (await hasArrived(parts.database, device.deviceId, mark)) continue
    try {
      add(await sendEarlier(device, parts))
    } catch (error) {
      if (!isNotAccepted(error)) throw error
      isLeftBehind = true
    }
  }
  return { sent, refused, isLeftBehind }
}

/**
 * How far an earlier device's ledger has arrived. Only the device of today hears what a server in another history still
 * has: it was restored from a backup, and of the others nothing is certain before it has said so of them as well.
 */
async function arrivalIn(
  history: string | undefined,
  database: LedgerDatabase,
  deviceId: string,
): Promise<Arrival> {
  const before = await readArrival(database, deviceId)
  if (before.history === null || history === undefined || before.history === history) return before
  const arrival = { mark: { ...nothingArrived, frozen: before.mark.frozen }, history: null }
  await writeArrival(database, deviceId, arrival)
  return arrival
}

/**
 * By its own token, or by that of the device that is the same register now. A server that does not know it was restored
 * from a backup that is older than it, and is told who it was.
 */
async function sendEarlier(device: DeviceRow, parts: RoundParts): Promise<Sent> {
  try {
    return await sendLedger(device, parts)
  } catch (error) {
    if (isUnknown(error) && (await isNamed(device, parts))) return await sendLedger(device, parts)
    if (!isShutOut(error) || device.register.id !== parts.current.register.id) throw error
    return await sendLedger(device, parts, parts.current)
  }
}

/** Whether the server takes `device` for one that this browser was. */
async function isNamed(device: DeviceRow, { current, server }: RoundParts): Promise<boolean> {
  try {
    return await nameEarlier(device, current, server)
  } catch (error) {
    // An older server has no such question, and answers with a problem of its own.
    if (error instanceof SyncServerError && error.problem !== undefined && !isLater(error)) return false
    throw error
  }
}

const hasArrived = async (
  database: LedgerDatabase,
  deviceId: string,
  { contiguous, parked }: { readonly contiguous: number; readonly parked: ReadonlySet<number> },
) => contiguous + parked.size >= (await lastPlace(database, deviceId))

/** Somebody has shut this device out. It is known from then on, also where nobody can be asked. */
async function noteShutOut({ database, current, onArrival }: RoundParts): Promise<void> {
  const { mark, history } = await readArrival(database, current.deviceId)
  const arrival = { mark: { ...mark, frozen: true }, history }
  if (!mark.frozen) await writeArrival(database, current.deviceId, arrival)
  onArrival(current.deviceId, arrival)
}

const isShutOut = (error: unknown): boolean =>
  error instanceof SyncServerError && error.problem === '/problems/device-revoked'

/** The server knows no device by this token. */
const isUnknown = (error: unknown): boolean =>
  error instanceof SyncServerError && error.problem === '/problems/invalid-device-token'

const isLater = ({ failure }: SyncServerError): boolean => failure === 'busy'

const isNotAccepted = (error: unknown): boolean =>
  error instanceof SyncServerError && error.failure === 'not_accepted'

/** The server gave no answer, so that no other question will get one now. */
const isGone = (error: unknown): boolean =>
  error instanceof SyncServerError && (error.failure === 'unreachable' || error.failure === 'busy')

function troubleOf(error: unknown): SyncTrouble {
  if (error instanceof BadSignature) return 'bad_signature'
  if (!(error instanceof SyncServerError)) return 'unexpected'
  const { failure } = error
  return failure === 'not_accepted' || failure === 'too_old' || failure === 'too_new' ? failure : 'unexpected'
}

import { syncDelay } from '@counterflow/core'
import { Kept, type Live } from '../till/live'
import type { SyncState, TillSync } from '../till/till-sync'
import type { Arrival } from './arrival'
import type { RoundOutcome } from './sync-round'

const heartbeatEvery = 30_000
/** Waking up (focus, a network that is there again) does not begin another round right after one, but then. */
const restBetweenWakings = 1_000
/** While nobody answers, a sale is a reason to try again this long after the last attempt. */
const restBetweenSales = 10_000
/** What is recorded within this time goes up together. */
const gather = 250

/** What the worker stands on. */
export interface WorkerParts {
  /** One round; never rejects. */
  readonly round: () => Promise<RoundOutcome>
  /** The last place in the ledger of this device. */
  readonly last: () => number
  /** What earlier devices of this browser have recorded and not sent. */
  readonly pendingElsewhere: () => Promise<number>
  readonly now: () => number
  /** From 0 to 1. */
  readonly chance: () => number
  readonly deviceId: string
}

const nothingKnown: SyncState = {
  reached: 'not_yet',
  isRunning: false,
  pending: 0,
  parked: 0,
  isFrozen: false,
  syncedAt: null,
  trouble: null,
  clockOffset: null,
  offeredVersion: null,
}

/**
 * Sends and fetches for as long as the till is open: by a timer, when something was recorded, when the app comes to the
 * front, and when somebody asks for it. It never asks whether there is a network, since a browser does not know.
 *
 * It lives in the page that holds the till's Web Lock, so there is one of it on a device. A worker of its own would
 * outlive that page and need a lock too, for no more than the page can do.
 */
export class SyncWorker implements TillSync {
  private readonly kept: Kept<SyncState>
  readonly state: Live<SyncState>
  private running: Promise<void> | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private failures = 0
  private beganAt = Number.NEGATIVE_INFINITY
  private isStopped = false
  /** Something has happened since the round under way began: another one follows at once. */
  private isDueAgain = false
  private elsewhere = 0
  private arrival: Arrival

  constructor(
    private readonly parts: WorkerParts,
    arrival: Arrival,
    clockOffset: number | null,
  ) {
    this.arrival = arrival
    this.kept = new Kept<SyncState>({ ...nothingKnown, clockOffset })
    this.state = this.kept
    this.count()
  }

  /** Begins, and answers with what ends it. */
  start(): () => void {
    const wake = () => this.wake()
    const show = () => document.visibilityState === 'visible' && this.wake()
    addEventListener('focus', wake)
    addEventListener('online', wake)
    document.addEventListener('visibilitychange', show)
    void this.now()
    return () => {
      this.isStopped = true
      clearTimeout(this.timer)
      removeEventListener('focus', wake)
      removeEventListener('online', wake)
      document.removeEventListener('visibilitychange', show)
    }
  }

  /** A round that begins now; one that is under way may have read the ledger before. */
  async now(): Promise<void> {
    await this.running
    await this.run()
  }

  /** Something was recorded: it goes up soon, unless the server was gone a moment ago. */
  recorded(): void {
    this.count()
    if (this.running !== undefined) this.isDueAgain = true
    else if (this.failures === 0) this.schedule(gather)
    else if (this.sinceBegun() > restBetweenSales) void this.run()
  }

  /** The server has said how far a device's ledger has arrived. */
  arrived(deviceId: string, arrival: Arrival): void {
    if (deviceId !== this.parts.deviceId) return
    this.arrival = arrival
    this.count()
  }

  /** Somebody is there, or a network: what was given up before is tried now, and not when its time has come. */
  private wake(): void {
    if (this.running !== undefined) this.isDueAgain = true
    else if (this.sinceBegun() > restBetweenWakings) void this.run()
    else this.schedule(restBetweenWakings - this.sinceBegun())
  }

  /** A clock that was set back says nothing of how long ago it is: then it is long enough. */
  private sinceBegun(): number {
    const since = this.parts.now() - this.beganAt
    return since < 0 ? Number.POSITIVE_INFINITY : since
  }

  private run(): Promise<void> {
    if (this.isStopped) return Promise.resolve()
    this.running ??= this.round().finally(() => {
      this.running = undefined
    })
    return this.running
  }

  private async round(): Promise<void> {
    const { parts } = this
    clearTimeout(this.timer)
    this.beganAt = parts.now()
    this.isDueAgain = false
    this.change({ isRunning: true })
    const { isReached, trouble, status, clockOffset } = await parts.round()
    this.elsewhere = await parts.pendingElsewhere()
    this.count()
    const isThrough = isReached && trouble === null && this.state.read().pending === 0
    this.failures = isReached && trouble === null ? 0 : this.failures + 1
    this.change({
      isRunning: false,
      reached: isReached ? 'yes' : 'no',
      trouble,
      ...(isThrough ? { syncedAt: parts.now() } : {}),
      ...(clockOffset === undefined ? {} : { clockOffset }),
      ...(status === undefined ? {} : { offeredVersion: status.appVersion }),
    })
    this.schedule(this.pause())
  }

  /** What the server holds and does not take over waits for the next heartbeat: to send it at once would not help. */
  private pause(): number {
    if (this.isDueAgain) return gather
    return this.failures > 0 ? syncDelay(this.failures, this.parts.chance()) : heartbeatEvery
  }

  private schedule(delay: number): void {
    if (this.isStopped) return
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.run(), delay)
  }

  private count(): void {
    const { contiguous, parked, frozen } = this.arrival.mark
    const pending = Math.max(0, this.parts.last() - contiguous - parked.size) + this.elsewhere
    this.change({ pending, parked: parked.size, isFrozen: frozen })
  }

  /** Tells only of what is new: whatever follows the state is drawn anew, and a sale may be rung up meanwhile. */
  private change(part: Partial<SyncState>): void {
    const before = this.kept.read()
    const isNews = Object.entries(part).some(([name, value]) => Reflect.get(before, name) !== value)
    if (isNews) this.kept.set({ ...before, ...part })
  }
}

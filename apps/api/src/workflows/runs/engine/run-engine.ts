import { setTimeout as delay } from 'node:timers/promises'
import type { Json } from '@counterflow/core'
import { isDatabaseUnreachable } from '../../../platform/database/unreachable.js'
import type { Logger } from '../../../platform/logging/logger.js'
import type { RunEnd } from '../endings/run-endings.js'
import type { ActionRunner } from './action-runner.js'
import { RunDriver } from './run-driver.js'
import type { ClaimedRun, RunFlush, RunStore } from './run-store.js'
import type { VersionCache } from './version-cache.js'

const mostInFlight = 1_000
const pollMilliseconds = 1_000
/** A clock ahead of the database's must not make the engine ask without pause. */
const shortestAlarm = 20
/** A batch of this size was cut off by the claim's limit, so that more may be due. */
const fullBatch = 100
const retryAfterFaultMilliseconds = 5_000
const flushRetryMilliseconds = 200
const mostFaults = 3

/** What the engine is made of. */
export interface EngineParts {
  readonly store: RunStore
  readonly versions: VersionCache
  readonly actions: ActionRunner
  readonly logger: Logger
  /** This process's owner id; undefined while it must not claim anything. */
  readonly owner: () => number | undefined
  /** What references find under `shop`. */
  readonly shopValues: () => Promise<Json>
  /** Told of each run that has ended here. */
  readonly ended: (runId: string, end: RunEnd) => void
}

/**
 * Claims runs that are due and drives them. It looks when it is woken, when a run has ended while the last claim was
 * full, when the next wait is over, and each second in any case.
 */
export class RunEngine {
  private readonly inFlight = new Map<string, { stop: AbortController; done: Promise<void> }>()
  private claiming: Promise<void> | undefined
  private wokenMeanwhile = false
  private lastClaimWasFull = false
  private mayHoldForgotten = false
  private stopped = false
  private poll: NodeJS.Timeout | undefined
  private alarm: { at: number; timer: NodeJS.Timeout } | undefined

  constructor(private readonly parts: EngineParts) {}

  start(): void {
    this.poll = setInterval(this.wake, pollMilliseconds)
    this.wake()
  }

  /** Says that there may be something to do. */
  readonly wake = (): void => {
    if (this.stopped) return
    if (this.claiming !== undefined) {
      this.wokenMeanwhile = true
      return
    }
    this.claiming = this.claimAll().finally(() => {
      this.claiming = undefined
      if (this.wokenMeanwhile) {
        this.wokenMeanwhile = false
        this.wake()
      }
    })
  }

  /** This process's owner id while it would drive `count` more runs; undefined when it would not. */
  roomFor(count: number): number | undefined {
    const takes = this.poll !== undefined && !this.stopped && this.inFlight.size + count <= mostInFlight
    return takes ? this.parts.owner() : undefined
  }

  /** Drives runs that were committed as claimed by `owner`. If that is no longer us, the sweeper frees them. */
  adopt(owner: number, runs: readonly ClaimedRun[]): void {
    if (this.stopped || this.parts.owner() !== owner) return
    for (const run of runs) this.take(run)
  }

  /** Stops what this process does for a run: it was cancelled. */
  abort(runId: string): void {
    this.inFlight.get(runId)?.stop.abort()
  }

  /** Stops all work at once: this process may no longer take its runs for its own. */
  readonly abandon = (): void => {
    for (const { stop } of this.inFlight.values()) stop.abort()
  }

  /** Claims nothing more and lets what is under way reach its next flush. */
  async stop(): Promise<void> {
    this.stopped = true
    clearInterval(this.poll)
    clearTimeout(this.alarm?.timer)
    await this.claiming
    const underWay = [...this.inFlight.values()].map(({ done }) => done)
    const patience = setTimeout(this.abandon, 5_000)
    await Promise.allSettled(underWay)
    clearTimeout(patience)
  }

  private async claimAll(): Promise<void> {
    try {
      for (;;) {
        const owner = this.parts.owner()
        if (owner === undefined || this.stopped || this.inFlight.size >= mostInFlight) return
        await this.freeForgotten(owner)
        const claimed = await this.claim(owner)
        this.lastClaimWasFull = claimed.length >= fullBatch
        for (const run of claimed) this.take(run)
        if (!this.lastClaimWasFull) break
      }
      this.expect(await this.parts.store.nextDue())
    } catch (error) {
      this.parts.logger.warn({ error }, 'Could not look for runs; trying again in a second.')
    }
  }

  private async claim(owner: number): Promise<ClaimedRun[]> {
    this.mayHoldForgotten = true
    const claimed = await this.parts.store.claim(owner)
    // The lock was lost meanwhile: what was claimed under it is no longer ours, and the sweeper frees it.
    if (this.parts.owner() !== owner) return []
    this.mayHoldForgotten = false
    return claimed
  }

  /** After a claim whose answer was lost: its runs bear our id, and nobody drives them. */
  private async freeForgotten(owner: number): Promise<void> {
    if (!this.mayHoldForgotten) return
    await this.parts.store.freeForgotten(owner, [...this.inFlight.keys()])
    this.mayHoldForgotten = false
  }

  /** Sets the alarm for a run that is due at `due`, unless an earlier one is set. The poll finds what is further off. */
  private expect(due: number | undefined): void {
    const now = Date.now()
    if (due === undefined || this.stopped || due - now > pollMilliseconds) return
    if (this.alarm !== undefined && this.alarm.at <= due) return
    clearTimeout(this.alarm?.timer)
    const ring = () => {
      this.alarm = undefined
      this.wake()
    }
    this.alarm = { at: due, timer: setTimeout(ring, Math.max(shortestAlarm, due - now)) }
  }

  private take(run: ClaimedRun): void {
    const stop = new AbortController()
    const done = this.drive(run, stop)
      .then((until) => this.expect(until))
      .catch((error: unknown) => this.putBack(run, error))
      .finally(() => {
        if (this.inFlight.get(run.id) === entry) this.inFlight.delete(run.id)
        if (this.lastClaimWasFull) this.wake()
      })
    const entry = { stop, done }
    this.inFlight.set(run.id, entry)
  }

  private async drive(run: ClaimedRun, stop: AbortController): Promise<number | undefined> {
    const { store, versions, actions, shopValues } = this.parts
    const [version, history] = await Promise.all([
      versions.get(run.versionId),
      run.resumed ? store.records(run.id) : [],
    ])
    const driver = new RunDriver(
      run,
      version,
      history,
      {
        actions,
        shopValues,
        flush: (flush) => this.flush(flush),
        now: Date.now,
        random: Math.random,
        stopping: () => this.stopped,
      },
      stop.signal,
    )
    try {
      const until = await driver.drive()
      if (stop.signal.aborted) await store.release(run.id, run.epoch, Date.now())
      return until
    } finally {
      // Nothing of a run goes on here once somebody else may take it.
      if (driver.isBusy) {
        stop.abort()
        await driver.settled()
      }
    }
  }

  /** Writes as often as it takes while the database is away: an outcome that is known must not be forgotten. */
  private async flush(flush: RunFlush): Promise<boolean> {
    for (;;) {
      try {
        const accepted = await this.parts.store.flush(flush)
        const { fate } = flush
        if (accepted && fate.kind === 'finished') this.parts.ended(flush.runId, fate)
        return accepted
      } catch (error) {
        if (!isDatabaseUnreachable(error) || this.parts.owner() === undefined) throw error
        await delay(flushRetryMilliseconds)
      }
    }
  }

  /** The run is left for a later try, by this process or another. A fault of ours counts, an absent database does not. */
  private async putBack(run: ClaimedRun, error: unknown): Promise<void> {
    const { store, logger } = this.parts
    const until = Date.now() + retryAfterFaultMilliseconds
    logger.error({ error, runId: run.id }, 'A run could not be driven; trying it again.')
    try {
      if (isDatabaseUnreachable(error)) await store.release(run.id, run.epoch, until)
      else await store.releaseAfterFault(run, faultOf(error), until, mostFaults)
    } catch (releaseError) {
      logger.warn({ error: releaseError, runId: run.id }, 'The run could not be put back either.')
      setTimeout(() => {
        if (!this.stopped) void this.putBack(run, error)
      }, retryAfterFaultMilliseconds)
    }
  }
}

function faultOf(error: unknown): string {
  return `The engine could not go on with this run. ${error instanceof Error ? error.message : String(error)}`
}

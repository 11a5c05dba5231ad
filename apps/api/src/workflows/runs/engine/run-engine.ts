import { setTimeout as delay } from 'node:timers/promises'
import type { Json } from '@counterflow/core'
import { isDatabaseUnreachable } from '../../../platform/database/unreachable.js'
import { withLogContext } from '../../../platform/logging/log-context.js'
import type { Logger } from '../../../platform/logging/logger.js'
import type { RunEnd } from '../endings/run-endings.js'
import type { RunMetrics } from '../run-metrics.js'
import type { ActionRunner } from './action-runner.js'
import { ClaimLoop, type Look } from './claim-loop.js'
import type { ClaimedRun } from './claimed-run.js'
import { RunDriver } from './run-driver.js'
import type { RunFlush } from './run-flush.js'
import type { RunReleases } from './run-releases.js'
import type { RunStore } from './run-store.js'
import { type DrivenRun, RunsInFlight } from './runs-in-flight.js'
import type { VersionCache } from './version-cache.js'

/** A batch of this size was cut off by the claim's limit, so that more may be due. */
const fullBatch = 100
const retryAfterFaultMilliseconds = 5_000
const flushRetryMilliseconds = 200
const mostFaults = 3
/** How often it is made sure that no run bears our id without our knowing of it. */
const forgottenMilliseconds = 10_000

/** What the engine is made of. */
export interface EngineParts {
  readonly store: RunStore
  readonly releases: RunReleases
  readonly versions: VersionCache
  readonly actions: ActionRunner
  readonly logger: Logger
  readonly metrics: Pick<RunMetrics, 'claimed' | 'finished' | 'step' | 'inFlight'>
  /** This process's owner id; undefined while it must not claim anything. */
  readonly owner: () => number | undefined
  /** What references find under `shop`. */
  readonly shopValues: () => Promise<Json>
  /** Told of each run that has ended here. */
  readonly ended: (run: ClaimedRun, end: RunEnd) => void
  /** What runs may weigh together that are driven at once, where it is not the usual. */
  readonly mostWeight?: number
}

/** Claims runs that are due, as many as there is room for, and drives each as far as it gets. */
export class RunEngine {
  private readonly loop: ClaimLoop
  private readonly inFlight: RunsInFlight
  private lastClaimWasFull = false
  private checking: Promise<void> | undefined
  private checkAgain = false
  private forgottenCheckedAt = 0

  constructor(private readonly parts: EngineParts) {
    this.inFlight = new RunsInFlight(parts.mostWeight)
    this.loop = new ClaimLoop(
      () => this.look(),
      (error) => parts.logger.warn({ error }, 'Could not look for runs; trying again in a second.'),
    )
  }

  start(): void {
    this.loop.start()
  }

  /** Says that there may be something to do. */
  readonly wake = (): void => this.loop.wake()

  /** This process's owner id while it would drive `count` more runs of that `weight`; undefined when it would not. */
  roomFor(count: number, weight: number): number | undefined {
    return this.loop.isRunning && this.inFlight.fits(count, weight) ? this.parts.owner() : undefined
  }

  /** Drives runs that were committed as claimed by `owner`. If that is no longer us, the sweeper frees them. */
  adopt(owner: number, runs: readonly ClaimedRun[]): void {
    if (!this.loop.isRunning || this.parts.owner() !== owner) return
    for (const run of runs) this.take(run)
  }

  /** The answer to a commit or a claim was lost: runs may bear our id that nobody drives. */
  mayHoldForgotten(): void {
    this.forgottenCheckedAt = 0
    this.wake()
  }

  /** Stops what this process does for a run: it was cancelled. */
  abort(runId: string): void {
    this.inFlight.find(runId)?.stop.abort()
  }

  /**
   * Stops what this process does for runs that are no longer its own: another process has cancelled some. Calls that
   * come while the database is asked share one more question.
   */
  readonly abortLost = (): void => {
    if (this.checking !== undefined) {
      this.checkAgain = true
      return
    }
    this.checking = this.findLost()
      .catch((error: unknown) =>
        this.parts.logger.debug({ error }, 'Could not ask which runs were cancelled.'),
      )
      .finally(() => {
        this.checking = undefined
        if (!this.checkAgain) return
        this.checkAgain = false
        this.abortLost()
      })
  }

  private async findLost(): Promise<void> {
    await Promise.all(
      this.inFlight.all().map(async ({ runId, epoch, stop }) => {
        if (!(await this.parts.store.isHeld({ runId, epoch }))) stop.abort()
      }),
    )
  }

  /** Stops all work at once: this process may no longer take its runs for its own. */
  readonly abandon = (): void => {
    for (const { stop } of this.inFlight.all()) stop.abort()
  }

  /** Claims nothing more and lets what is under way reach its next flush. */
  async stop(): Promise<void> {
    await this.loop.stop()
    const underWay = this.inFlight.all().map(({ done }) => done)
    const patience = setTimeout(this.abandon, 5_000)
    await Promise.allSettled(underWay)
    clearTimeout(patience)
  }

  private async look(): Promise<Look> {
    const owner = this.parts.owner()
    if (owner === undefined) return { mayBeMore: false, nextDue: undefined }
    if (this.inFlight.isFull) {
      // More may be due: the end of a run makes room, and is a reason to look again.
      this.lastClaimWasFull = true
      return { mayBeMore: false, nextDue: undefined }
    }
    await this.freeForgotten(owner)
    const claimed = await this.claim(owner)
    this.lastClaimWasFull = claimed.length >= fullBatch
    for (const run of claimed) this.take(run)
    if (this.lastClaimWasFull) return { mayBeMore: true, nextDue: undefined }
    return { mayBeMore: false, nextDue: await this.parts.store.nextDue() }
  }

  private async claim(owner: number): Promise<ClaimedRun[]> {
    const { store, metrics } = this.parts
    const claimed = await store.claim(owner).catch((error: unknown) => {
      this.forgottenCheckedAt = 0
      throw error
    })
    metrics.claimed(claimed.length)
    if (this.parts.owner() === owner) return claimed
    // The lock was lost meanwhile: what was claimed under it is no longer ours.
    await this.parts.releases.freeForgotten(owner, [])
    return []
  }

  /** Frees runs that bear our id since a claim or a commit whose answer was lost. */
  private async freeForgotten(owner: number): Promise<void> {
    const now = Date.now()
    if (now - this.forgottenCheckedAt < forgottenMilliseconds) return
    await this.parts.releases.freeForgotten(
      owner,
      this.inFlight.all().map(({ runId }) => runId),
    )
    this.forgottenCheckedAt = now
  }

  private take(run: ClaimedRun): void {
    const driven = this.inFlight.add(run)
    this.parts.metrics.inFlight(this.inFlight.size)
    driven.done = withLogContext({ runId: run.id }, () => this.drive(run, driven))
      .then((until) => this.loop.expect(until))
      .catch((error: unknown) => this.putBack(run, error))
      .finally(() => {
        this.inFlight.remove(driven)
        this.parts.metrics.inFlight(this.inFlight.size)
        if (this.lastClaimWasFull) this.wake()
      })
  }

  private async drive(run: ClaimedRun, driven: DrivenRun): Promise<number | undefined> {
    const { stop } = driven
    const { store, releases, versions, actions, shopValues, metrics } = this.parts
    const [version, past] = await Promise.all([versions.get(run.versionId), store.past(run)])
    const driver = new RunDriver(
      run,
      version,
      past,
      {
        actions,
        shopValues,
        admit: (...asked) => this.patiently(() => actions.admit(...asked)),
        flush: (flush) => this.flush(run, flush),
        arrivals: () => this.patiently(() => store.arrivals(run.id)),
        isHeld: () => store.isHeld({ runId: run.id, epoch: run.epoch }),
        now: Date.now,
        elapsed: () => performance.now(),
        random: Math.random,
        stopping: () => !this.loop.isRunning || this.inFlight.mustMakeWay(driven),
        grew: (characters) => this.inFlight.grow(driven, characters),
        attempted: (actionId, ok, milliseconds) => metrics.step(actionId, ok, milliseconds),
      },
      stop.signal,
    )
    try {
      const until = await driver.drive()
      if (stop.signal.aborted) await releases.release(run.id, run.epoch, Date.now())
      return until
    } finally {
      driver.letGo()
      // Nothing of a run goes on here once somebody else may take it.
      if (driver.isBusy) {
        stop.abort()
        await driver.settled()
      }
    }
  }

  private async flush(run: ClaimedRun, flush: RunFlush): Promise<boolean> {
    const { store } = this.parts
    let sent = 0
    const accepted = await this.patiently(async () => {
      sent += 1
      const isResent = sent > 1
      return (
        (await store.flush(isResent ? { ...flush, isResent } : flush)) ||
        (isResent && (await store.hasEnded(flush)))
      )
    })
    if (accepted && flush.fate.kind === 'finished') this.finish(run, flush.fate)
    return accepted
  }

  /** Asks as often as it takes while the database is away: an outcome that is known must not be forgotten. */
  private async patiently<Answer>(ask: () => Answer | Promise<Answer>): Promise<Answer> {
    for (;;) {
      try {
        return await ask()
      } catch (error) {
        if (!isDatabaseUnreachable(error) || this.parts.owner() === undefined) throw error
        await delay(flushRetryMilliseconds)
      }
    }
  }

  private finish(run: ClaimedRun, { result, error }: RunEnd): void {
    const { metrics, ended } = this.parts
    const milliseconds = Date.now() - run.createdAt
    metrics.finished(result, milliseconds, run.queuedMilliseconds)
    ended(run, { result, error })
  }

  /** The run is left for a later try, by this process or another. A fault of ours counts, an absent database does not. */
  private async putBack(run: ClaimedRun, error: unknown): Promise<void> {
    const { releases, logger } = this.parts
    const isAway = isDatabaseUnreachable(error)
    const pause = isAway ? flushRetryMilliseconds * (1 + 2 * Math.random()) : retryAfterFaultMilliseconds
    const until = Date.now() + pause
    logger.error({ error, runId: run.id }, 'A run could not be driven; trying it again.')
    try {
      if (isAway) await releases.release(run.id, run.epoch, until)
      else {
        const end = await releases.releaseAfterFault(run, faultOf(error), until, mostFaults)
        if (end !== undefined) this.finish(run, end)
      }
    } catch (releaseError) {
      logger.warn({ error: releaseError, runId: run.id }, 'The run could not be put back either.')
      setTimeout(() => {
        if (this.loop.isRunning) void this.putBack(run, error)
      }, pause)
    }
  }
}

function faultOf(error: unknown): string {
  return `The engine could not go on with this run. ${error instanceof Error ? error.message : String(error)}`
}

import { isDatabaseUnreachable } from '../../../platform/database/unreachable.js'
import { withLogContext } from '../../../platform/logging/log-context.js'
import { ClaimLoop, type Look } from './claim-loop.js'
import type { ClaimedRun } from './claimed-run.js'
import type { EngineParts } from './engine-parts.js'
import type { OpenedRun } from './opened-run.js'
import type { RunDriver } from './run-driver.js'
import { awayMilliseconds, RunDrivers } from './run-drivers.js'
import { type DrivenRun, RunsInFlight } from './runs-in-flight.js'

/** A batch of this size was cut off by the claim's limit, so that more may be due. */
const fullBatch = 100
const retryAfterFaultMilliseconds = 5_000
const mostFaults = 3
/** How often it is made sure that no run bears our id without our knowing of it. */
const forgottenMilliseconds = 10_000

/** Claims runs that are due, as many as there is room for, and drives each as far as it gets. */
export class RunEngine {
  private readonly loop: ClaimLoop
  private readonly inFlight: RunsInFlight
  private readonly drivers: RunDrivers
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
    this.drivers = new RunDrivers(parts, this.inFlight, () => this.loop.isRunning)
  }

  start(): void {
    this.loop.start()
  }

  /** Whether runs are driven by this process. */
  get isRunning(): boolean {
    return this.loop.isRunning
  }

  /** Says that there may be something to do. */
  readonly wake = (): void => this.loop.wake()

  /** This process's owner id while it would drive `count` more runs of that `weight`; undefined when it would not. */
  roomFor(count: number, weight: number): number | undefined {
    return this.loop.isRunning && this.inFlight.fits(count, weight) ? this.parts.owner() : undefined
  }

  /** Takes runs that are about to be committed as ours as far as they get before that. */
  open(runs: readonly ClaimedRun[]): Promise<OpenedRun[]> {
    return Promise.all(runs.map((run) => this.openOne(run)))
  }

  /**
   * Drives runs that were committed as claimed by `owner`, once those who sent their events have been answered. If that
   * is no longer us, the sweeper frees them.
   */
  adopt(owner: number, runs: readonly OpenedRun[]): void {
    if (!this.loop.isRunning || this.parts.owner() !== owner) {
      this.dismiss(runs)
      return
    }
    const answered = new Promise((resolve) => setImmediate(resolve))
    for (const { run, driven, driver, openedAt } of runs) {
      driven.isWritten = true
      driver?.written(openedAt)
      this.take(
        run,
        driven,
        answered.then(() => driver ?? this.drivers.of(run, driven)),
      )
    }
  }

  /** Runs that were opened and do not begin here: they were not committed, or not as ours. */
  dismiss(runs: readonly OpenedRun[]): void {
    for (const { driven, driver } of runs) {
      driver?.letGo()
      this.leave(driven)
    }
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
      this.inFlight.all().map(async ({ runId, epoch, stop, isWritten }) => {
        if (isWritten && !(await this.parts.store.isHeld({ runId, epoch }))) stop.abort()
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
    for (const run of claimed) {
      const driven = this.inFlight.add(run)
      this.take(run, driven, this.drivers.of(run, driven))
    }
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
    await this.parts.releases.freeForgotten(owner, () => [])
    return []
  }

  /** Frees runs that bear our id since a claim or a commit whose answer was lost. */
  private async freeForgotten(owner: number): Promise<void> {
    const now = Date.now()
    if (now - this.forgottenCheckedAt < forgottenMilliseconds) return
    await this.parts.releases.freeForgotten(owner, () => this.inFlight.all().map(({ runId }) => runId))
    this.forgottenCheckedAt = now
  }

  private async openOne(run: ClaimedRun): Promise<OpenedRun> {
    const driven = this.inFlight.add(run, false)
    const opening = { run, driven, openedAt: performance.now() }
    let driver: RunDriver | undefined
    try {
      driver = await this.drivers.of(run, driven)
      return { ...opening, driver, records: await driver.open() }
    } catch (error) {
      driver?.letGo()
      // It is committed all the same, and fails where its failure is seen.
      this.parts.logger.debug({ error, runId: run.id }, 'A run could not be opened before its commit.')
      return { ...opening, driver: undefined, records: [] }
    }
  }

  private take(run: ClaimedRun, driven: DrivenRun, driver: Promise<RunDriver>): void {
    this.parts.metrics.inFlight(this.inFlight.size)
    driven.done = withLogContext({ runId: run.id }, async () => this.drive(run, driven, await driver))
      .then((until) => this.loop.expect(until))
      .catch((error: unknown) => this.putBack(run, error))
      .finally(() => this.leave(driven))
  }

  private leave(driven: DrivenRun): void {
    this.inFlight.remove(driven)
    this.parts.metrics.inFlight(this.inFlight.size)
    if (this.lastClaimWasFull) this.wake()
  }

  private async drive(run: ClaimedRun, { stop }: DrivenRun, driver: RunDriver): Promise<number | undefined> {
    try {
      const until = await driver.drive()
      if (stop.signal.aborted) await this.parts.releases.release(run.id, run.epoch, Date.now())
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

  /** The run is left for a later try, by this process or another. A fault of ours counts, an absent database does not. */
  private async putBack(run: ClaimedRun, error: unknown): Promise<void> {
    const { releases, logger } = this.parts
    const isAway = isDatabaseUnreachable(error)
    const pause = isAway ? awayMilliseconds * (1 + 2 * Math.random()) : retryAfterFaultMilliseconds
    const until = Date.now() + pause
    logger.error({ error, runId: run.id }, 'A run could not be driven; trying it again.')
    try {
      if (isAway) await releases.release(run.id, run.epoch, until)
      else {
        const end = await releases.releaseAfterFault(run, faultOf(error), until, mostFaults)
        if (end !== undefined) this.drivers.finish(run, end)
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

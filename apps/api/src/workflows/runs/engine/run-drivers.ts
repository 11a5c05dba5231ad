import { setTimeout as delay } from 'node:timers/promises'
import { isDatabaseUnreachable } from '../../../platform/database/unreachable.js'
import type { RunEnd } from '../endings/run-endings.js'
import type { ClaimedRun } from './claimed-run.js'
import type { EngineParts } from './engine-parts.js'
import { RunDriver } from './run-driver.js'
import type { RunFlush } from './run-flush.js'
import type { DrivenRun, RunsInFlight } from './runs-in-flight.js'

/** How long a database that is away is left alone before it is asked again. */
export const awayMilliseconds = 200

/** Makes what drives a run, and connects it to the engine's parts. */
export class RunDrivers {
  constructor(
    private readonly parts: EngineParts,
    private readonly inFlight: RunsInFlight,
    private readonly isRunning: () => boolean,
  ) {}

  /** What drives `run`, which knows of it what was recorded. */
  async of(run: ClaimedRun, driven: DrivenRun): Promise<RunDriver> {
    const { store, versions, actions, shopValues, metrics } = this.parts
    const [version, past] = await Promise.all([versions.get(run.versionId), store.past(run)])
    return new RunDriver(
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
        stopping: () => !this.isRunning() || this.inFlight.mustMakeWay(driven),
        grew: (characters) => this.inFlight.grow(driven, characters),
        attempted: (actionId, ok, milliseconds) => metrics.step(actionId, ok, milliseconds),
      },
      driven.stop.signal,
    )
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
        await delay(awayMilliseconds)
      }
    }
  }

  /** Tells everybody that a run has ended here. */
  finish(run: ClaimedRun, { result, error }: RunEnd): void {
    const { metrics, ended } = this.parts
    const milliseconds = Date.now() - run.createdAt
    metrics.finished(result, milliseconds, run.queuedMilliseconds)
    ended(run, { result, error })
  }
}

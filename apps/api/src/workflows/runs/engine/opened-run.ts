import type { ClaimedRun } from './claimed-run.js'
import type { RunDriver } from './run-driver.js'
import type { DrivenRun } from './runs-in-flight.js'
import type { StepRecord } from './step-record.js'

/** A run that is about to be committed as ours, and got as far as it could before that. */
export interface OpenedRun {
  readonly run: ClaimedRun
  /** What is to be committed together with it. */
  readonly records: readonly StepRecord[]
  readonly driven: DrivenRun
  /** Undefined where it could not be opened. */
  readonly driver: RunDriver | undefined
  readonly openedAt: number
}

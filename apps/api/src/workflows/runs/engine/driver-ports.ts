import type { Arrivals, Json } from '@counterflow/core'
import type { ActionRunner } from './action-runner.js'
import type { AdmissionPorts } from './effect-admissions.js'
import type { PerformancePorts } from './effect-performance.js'
import type { HoldPorts } from './hold-proof.js'
import type { RunFlush } from './run-flush.js'

/** What a driver needs of the engine. */
export interface DriverPorts extends PerformancePorts, AdmissionPorts, HoldPorts {
  readonly actions: ActionRunner
  /** What references find under `shop`. */
  readonly shopValues: () => Promise<Json>
  readonly flush: (flush: RunFlush) => Promise<boolean>
  /** The events that have come for the waiting steps of the run by now. */
  readonly arrivals: () => Promise<Arrivals>
  /**
   * Whether the run is to make way, for the end of this process or for lack of memory: then no further effect begins,
   * and it is put back where it stands.
   */
  readonly stopping: () => boolean
  /** Told of what the run holds in memory from now on, in characters of JSON. */
  readonly grew: (characters: number) => void
}

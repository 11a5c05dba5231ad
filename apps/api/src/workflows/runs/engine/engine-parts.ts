import type { Json } from '@counterflow/core'
import type { Logger } from '../../../platform/logging/logger.js'
import type { RunEnd } from '../endings/run-endings.js'
import type { RunMetrics } from '../run-metrics.js'
import type { ActionRunner } from './action-runner.js'
import type { ClaimedRun } from './claimed-run.js'
import type { RunReleases } from './run-releases.js'
import type { RunStore } from './run-store.js'
import type { VersionCache } from './version-cache.js'

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

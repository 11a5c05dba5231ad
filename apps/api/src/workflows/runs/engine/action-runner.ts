import type { Json, Permission } from '@counterflow/core'

/** One attempt of one action, on behalf of a run. */
export interface ActionAttempt {
  readonly runId: string
  readonly workflowName: string
  /** What the version's actions need, as it was granted when the workflow was turned on. */
  readonly permissions: readonly Permission[]
  readonly actionId: string
  readonly input: Json
  readonly idempotencyKey: string
  readonly attempt: number
  readonly signal: AbortSignal
}

export type AttemptResult =
  | { readonly ok: true; readonly output: Json }
  | {
      readonly ok: false
      readonly code: string
      readonly message: string
      readonly retry: boolean
      readonly retryAfterSeconds: number | undefined
    }

/** How the engine reaches the world: the plugins, in the product. */
export interface ActionRunner {
  run(attempt: ActionAttempt): Promise<AttemptResult>
  /** Whether an attempt that a crash cut off may simply be made again. */
  isRepeatable(actionId: string): boolean
}

export const ACTION_RUNNER = Symbol('ActionRunner')

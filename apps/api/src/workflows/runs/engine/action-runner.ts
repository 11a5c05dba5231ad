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
  /**
   * Whether the run is still ours: asked when something is about to leave this process, which may have slept since the
   * attempt began.
   */
  readonly mayLeave: () => boolean | Promise<boolean>
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

/** What is known of an attempt whose answer was never heard. */
export type Reconciliation =
  | { readonly happened: true; readonly output: Json }
  | { readonly happened: false }
  | { readonly happened: 'unknown' }

/** Whether an attempt may begin: now, with a place to leave when it has ended, or not before `at`. */
export type Admission =
  | { readonly kind: 'go'; readonly leave: () => void }
  /** What it would call is busy. It asks again then, and may be put off again. */
  | { readonly kind: 'full'; readonly at: number }
  /** It has its place in the line from `at` on, and must not ask for another one. */
  | { readonly kind: 'place'; readonly at: number }

/** How the engine reaches the world: the plugins, in the product. */
export interface ActionRunner {
  /** Asks for leave to begin an attempt. `hasPlace`: it was given a place in the line before. */
  admit(actionId: string, input: Json, hasPlace: boolean): Admission | Promise<Admission>
  /** Whether `admit` answers without asking anything outside this process. */
  isAdmittedHere(actionId: string, input: Json): boolean
  run(attempt: ActionAttempt): Promise<AttemptResult>
  /** Whether an attempt that a crash cut off may simply be made again. */
  isRepeatable(actionId: string): boolean
  /** Asks the other side whether an attempt that a crash cut off has happened. */
  reconcile(attempt: ActionAttempt): Promise<Reconciliation>
}

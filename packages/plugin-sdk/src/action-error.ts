/** What an action says when it could not do its work. */
export interface ActionFailure {
  /** Stable and short, `payment_declined`: workflows and people tell failures apart by it. */
  readonly code: string
  /** What went wrong and how to mend it, in English, for the person who looks at the run. */
  readonly message: string
  /** Whether another attempt may succeed. Without it the step fails for good. */
  readonly retry?: boolean
  /** How long the other side asked to be left alone, in seconds. */
  readonly retryAfterSeconds?: number
}

/** Throw it from `run` to fail a step on purpose; anything else that is thrown counts as a defect of the plugin. */
export class ActionError extends Error {
  override readonly name = 'ActionError'
  readonly code: string
  readonly retry: boolean
  readonly retryAfterSeconds: number | undefined

  constructor({ code, message, retry = false, retryAfterSeconds }: ActionFailure) {
    super(message)
    this.code = code
    this.retry = retry
    this.retryAfterSeconds = retryAfterSeconds
  }
}

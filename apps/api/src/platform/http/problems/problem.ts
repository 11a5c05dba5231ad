import type { ProblemDocument } from './problem-schema.js'

export type FieldError = NonNullable<ProblemDocument['errors']>[number]

export interface ProblemOptions {
  /** Stable, in kebab-case: `payment-state`. Clients decide by it. */
  readonly type: string
  readonly status: number
  readonly title: string
  /** What is wrong this time. */
  readonly detail: string
  /** What to do about it. */
  readonly fix: string
  readonly errors?: readonly FieldError[]
  /** Further members of the document. */
  readonly extra?: Readonly<Record<string, unknown>>
  /** After how many seconds it is worth trying again. */
  readonly retryAfter?: number
  readonly cause?: unknown
}

/** An expected failure that the caller is told about as an RFC 9457 problem document. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly type: string
  readonly status: number
  readonly title: string
  readonly retryAfter: number | undefined
  private readonly fix: string
  private readonly errors: readonly FieldError[] | undefined
  private readonly extra: Readonly<Record<string, unknown>>

  constructor(options: ProblemOptions) {
    super(options.detail, { cause: options.cause })
    this.type = options.type
    this.status = options.status
    this.title = options.title
    this.fix = options.fix
    this.errors = options.errors
    this.extra = options.extra ?? {}
    this.retryAfter = options.retryAfter
  }

  /** The document to send. */
  document(requestId: string): ProblemDocument {
    return {
      ...this.extra,
      type: `/problems/${this.type}`,
      title: this.title,
      status: this.status,
      detail: this.message,
      fix: this.fix,
      instance: requestId,
      ...(this.errors === undefined ? {} : { errors: [...this.errors] }),
    }
  }
}

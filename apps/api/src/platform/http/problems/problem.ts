import type { ProblemDocument } from './problem-schema.js'

type ToldFieldError = NonNullable<ProblemDocument['errors']>[number]

/** A wrong field. `code` is the problem's type unless one problem knows several ways in which a field can be wrong. */
export type FieldError = Omit<ToldFieldError, 'code'> & { readonly code?: string }

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

  private withCode({ path, code = this.type, ...rest }: FieldError): ToldFieldError {
    return { path, code, ...rest }
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
      ...(this.errors === undefined ? {} : { errors: this.errors.map((error) => this.withCode(error)) }),
    }
  }
}

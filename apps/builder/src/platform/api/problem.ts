import { findingSchema, moneySchema } from '@counterflow/core'
import { z } from 'zod'

/** One wrong field: the code is told in the reader's language; the texts are English. */
const fieldErrorSchema = z.object({
  path: z.string(),
  code: z.string().default(''),
  params: z.record(z.string(), z.unknown()).default({}),
  message: z.string(),
  fix: z.string(),
})

export type FieldError = z.infer<typeof fieldErrorSchema>

const amount = moneySchema.optional().catch(undefined)

/** A problem document (RFC 9457) as the API writes it. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  fix: z.string().optional(),
  errors: z.array(fieldErrorSchema).optional(),
  /** Of something that somebody else has changed meanwhile. */
  currentVersion: z.number().optional().catch(undefined),
  changed: z.array(z.string()).optional().catch(undefined),
  changedBy: z.string().optional().catch(undefined),
  /** Amounts that it tells of. */
  balance: amount,
  refundable: amount,
  expected: amount,
  total: amount,
  findings: z.array(findingSchema).optional().catch(undefined),
  /** What else the document says, as it came. */
  changes: z.array(z.unknown()).optional().catch(undefined),
})

export type Problem = z.infer<typeof problemSchema>

/** The API refused, and said why. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'

  constructor(readonly problem: Problem) {
    super(problem.detail)
  }

  /** The last part of the problem's type: `draft-changed-elsewhere`. */
  get kind(): string {
    return this.problem.type.split('/').at(-1) ?? this.problem.type
  }
}

/** Nobody answered: no connection, or a server that is down. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError'

  constructor(options?: ErrorOptions) {
    super('The server does not answer.', options)
  }
}

/** Tells whether `error` is the API's problem of this kind. */
export const isProblem = (error: unknown, kind: string): error is ProblemError =>
  error instanceof ProblemError && error.kind === kind

/** Tells whether the same may be answered later: nobody did, or the server could not for now. */
export const mayPass = (error: unknown): boolean =>
  error instanceof UnreachableError ||
  (error instanceof ProblemError && (error.problem.status >= 500 || error.problem.status === 429))

/** Tells whether the session is missing or over. */
export const isSignedOut = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.status === 401

/** Tells whether what was asked for does not exist, or no longer. */
export const isNotFound = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.status === 404

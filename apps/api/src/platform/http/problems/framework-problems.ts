import { HttpException } from '@nestjs/common'
import { haveCrossed } from '../../database/crossed-changes.js'
import { isDatabaseUnreachable } from '../../database/unreachable.js'
import { Problem, type ProblemOptions } from './problem.js'

const notJson: ProblemOptions = {
  type: 'unsupported-media-type',
  status: 415,
  title: 'The body is not declared as JSON',
  detail: 'The API reads JSON only.',
  fix: 'Send the header Content-Type: application/json with a JSON body.',
}

const incompleteBody: ProblemOptions = {
  type: 'incomplete-body',
  status: 400,
  title: 'The body is incomplete',
  detail: 'The body has another length than its Content-Length says.',
  fix: 'Send the request again, whole.',
}

const byCode: Record<string, ProblemOptions> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    type: 'body-too-large',
    status: 413,
    title: 'The body is too large',
    detail: 'The body is larger than 1 MiB.',
    fix: 'Send at most 1,048,576 bytes; divide what is larger over several requests.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: notJson,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: incompleteBody,
  FST_ERR_BAD_URL: {
    type: 'malformed-address',
    status: 400,
    title: 'The address is malformed',
    detail: 'The path holds a percent sign that starts no escape.',
    fix: 'Write a percent sign in a path as %25.',
  },
  FST_ERR_MAX_PARAM_LENGTH: {
    type: 'address-too-long',
    status: 414,
    title: 'The address is too long',
    detail: 'A part of the path is longer than any id.',
    fix: 'Check the id in the path.',
  },
}

/** The problem document for whatever was thrown. What nobody expected says nothing of its cause. */
export function problemFor(error: unknown): Problem {
  if (error instanceof Problem) return error
  const cause = error instanceof HttpException ? error.cause : error
  if (cause instanceof Problem) return cause
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') {
    const known = byCode[cause.code]
    if (known !== undefined) return new Problem({ ...known, cause })
  }
  if (isBrokenOffBody(cause)) return new Problem({ ...incompleteBody, cause })
  if (isDatabaseUnreachable(cause)) return databaseUnreachable(cause)
  if (haveCrossed(cause)) return crossedChanges(cause)
  if (error instanceof HttpException && error.getStatus() === 404) return unknownRoute()
  if (error instanceof HttpException && error.getStatus() < 500) return refused(error)
  return unexpected(error)
}

export function databaseUnreachable(cause?: unknown): Problem {
  return new Problem({
    type: 'database-unreachable',
    status: 503,
    title: 'The database does not answer',
    detail: 'The server is up and cannot reach its database. Nothing was changed.',
    fix: 'Try again in a few seconds.',
    retryAfter: 5,
    cause,
  })
}

function crossedChanges(cause: unknown): Problem {
  return new Problem({
    type: 'crossed-changes',
    status: 503,
    title: 'Two changes stood in each other’s way',
    detail:
      'Somebody changed the same things at the same moment, and this change gave way. Nothing was changed.',
    fix: 'Send the request again, with the same Idempotency-Key.',
    retryAfter: 1,
    cause,
  })
}

/** Fastify's error of a body whose sender went away, which looks like a lost connection to the database but for its status. */
function isBrokenOffBody(cause: unknown): boolean {
  return (
    cause instanceof Error &&
    'code' in cause &&
    cause.code === 'ECONNRESET' &&
    'statusCode' in cause &&
    cause.statusCode === 400
  )
}

/** 415: a form where JSON is expected. */
export const formRefused = (): Problem => new Problem(notJson)

export function unknownRoute(): Problem {
  return new Problem({
    type: 'unknown-route',
    status: 404,
    title: 'There is nothing at this address',
    detail: 'No route answers to this method and path.',
    fix: 'See /api/docs for every route.',
  })
}

function refused(error: HttpException): Problem {
  return new Problem({
    type: 'bad-request',
    status: error.getStatus(),
    title: 'The request cannot be read',
    detail: error.message,
    fix: 'See /api/docs for what the route takes.',
    cause: error,
  })
}

function unexpected(cause: unknown): Problem {
  return new Problem({
    type: 'internal-error',
    status: 500,
    title: 'Something went wrong on the server',
    detail:
      'The request failed for a reason that is not its own. The log tells more under the id in `instance`.',
    fix: 'Try again; if it stays, look up the id in the log.',
    cause,
  })
}

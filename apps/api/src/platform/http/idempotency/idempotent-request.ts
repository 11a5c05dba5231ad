import { createHash } from 'node:crypto'
import { canonicalJson } from '@counterflow/core'
import type { FastifyRequest } from 'fastify'
import { actorOf } from '../actor.js'
import { Problem } from '../problems/problem.js'
import type { RouteContract } from '../route-contract.js'

/** A write that its sender may repeat without it happening twice. */
export interface IdempotentRequest {
  readonly key: string
  /** Who sent it: keys of different callers have nothing to do with each other. */
  readonly principal: string
  readonly operationId: string
  /** SHA-256 of what was asked for, to notice a key that is used for something else. */
  readonly fingerprint: string
}

const header = 'idempotency-key'
/** What an Idempotency-Key may be. */
export const acceptableKey = /^[\x21-\x7e]([\x20-\x7e]{0,198}[\x21-\x7e])?$/

/** The idempotent request that `request` is, or undefined when it carries no Idempotency-Key. */
export function idempotentRequestOf(
  request: FastifyRequest,
  contract: RouteContract,
): IdempotentRequest | undefined {
  const key = request.headers[header]
  if (key === undefined) return undefined
  if (typeof key !== 'string' || !acceptableKey.test(key)) throw unacceptableKey()
  const actor = actorOf(request)
  const asked = canonicalJson({ params: request.params, query: request.query, body: request.body })
  return {
    key,
    principal: actor === undefined ? 'public' : `${actor.type}:${actor.id ?? ''}`,
    operationId: contract.operationId,
    fingerprint: createHash('sha256').update(asked).digest('hex'),
  }
}

function unacceptableKey(): Problem {
  const fix = 'Send 1 to 200 printable ASCII characters, such as a UUID.'
  return new Problem({
    type: 'invalid-input',
    status: 422,
    title: 'The request has wrong values',
    detail: 'The Idempotency-Key header cannot be used.',
    fix,
    errors: [
      {
        path: 'Idempotency-Key',
        code: 'invalid_format',
        message: 'Not 1 to 200 printable ASCII characters.',
        fix,
      },
    ],
  })
}

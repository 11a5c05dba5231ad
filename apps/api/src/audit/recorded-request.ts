import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Deed, FieldChange } from '../platform/deeds/deed.js'
import { actorOf } from '../platform/http/actor.js'
import { deedOf, routeOf } from '../platform/http/deed.js'
import type { RouteContract } from '../platform/http/route-contract.js'
import type { AuditOutcome } from './audit.contract.js'
import type { AuditedDeed } from './audit-trail.js'

/** Whether a record is kept of the calls of a route. */
export const isRecorded = ({ method, audit }: RouteContract): boolean =>
  audit === undefined ? method !== 'GET' : audit !== 'none'

/**
 * What is to be recorded of a request whose change is about to be committed; undefined where nothing is, and where it
 * is not yet known what was made.
 */
export function recordedChange(request: FastifyRequest, deed: Deed): AuditedDeed | undefined {
  const route = routeOf(request)
  if (route === undefined || !isRecorded(route)) return undefined
  const subject = deed.subject ?? subjectInPath(request) ?? deed.touched(typeOf(nounOf(route)))
  if (subject === undefined && route.status === 201) return undefined
  return {
    ...whoAndWhere(request, route),
    outcome: 'done',
    subject,
    changes: changesOf(deed.changes, request.body),
  }
}

/**
 * What is to be recorded of a request that is about to be answered; undefined where nothing is, such as for input that
 * was wrong and so changed nothing.
 * @param answer the text of the answer, where it is one
 * @param committed whether a record says already that something was changed
 */
export function recordedRequest(
  request: FastifyRequest,
  status: number,
  answer: string | undefined,
  committed: boolean,
): AuditedDeed | undefined {
  const route = routeOf(request)
  if (route === undefined || !isRecorded(route)) return undefined
  if (committed && status < 400) return undefined
  // Where part of it was done, that the rest was not is of interest whatever the reason.
  const outcome =
    outcomeOf(route, status, actorOf(request) !== undefined) ?? (committed ? 'failed' : undefined)
  if (outcome === undefined) return undefined
  const deed = deedOf(request)
  return {
    ...whoAndWhere(request, route),
    outcome,
    subject:
      deed.subject ??
      subjectInPath(request) ??
      subjectMade(route, status, answer) ??
      deed.touched(typeOf(nounOf(route))),
    changes: outcome === 'done' ? changesOf(deed.changes, request.body) : [],
  }
}

const whoAndWhere = (request: FastifyRequest, route: RouteContract) => ({
  actor: actorOf(request),
  deed: route.operationId,
  address: request.ip,
  userAgent: request.headers['user-agent'],
  requestId: request.id,
})

/**
 * 402 is a gateway that refused after the order had changed, and from 500 on nobody knows how far it came. What is
 * wrong in other ways has changed nothing.
 */
function outcomeOf(route: RouteContract, status: number, known: boolean): AuditOutcome | undefined {
  if (status < 400) return 'done'
  if (status === 403 && known) return 'refused'
  if (status === 401 && route.audit === 'attempts') return 'refused'
  return status === 402 || (status >= 500 && known) ? 'failed' : undefined
}

const paramsSchema = z.record(z.string(), z.string())

/** `{ orderId }` of a path is about an order; the innermost thing is what it is about. */
function subjectInPath({ params }: FastifyRequest): { type: string; id: string } | undefined {
  const named = paramsSchema.safeParse(params)
  const last = Object.entries(named.data ?? {})
    .filter(([name]) => name.endsWith('Id'))
    .at(-1)
  return last && { type: typeOf(last[0].slice(0, -2)), id: last[1] }
}

const madeSchema = z.union([
  z.object({ id: z.string() }).transform(({ id }) => id),
  z.object({ snapshot: z.object({ id: z.string() }) }).transform(({ snapshot }) => snapshot.id),
])

/** What `createApiKey` and the like have made, by what they answer. */
function subjectMade(route: RouteContract, status: number, answer: string | undefined) {
  if (status !== 201 || answer === undefined) return undefined
  const made = madeSchema.safeParse(JSON.parse(answer))
  const noun = nounOf(route)
  return made.success && noun !== '' ? { type: typeOf(noun), id: made.data } : undefined
}

/** `PriceList` of `createPriceList`. */
const nounOf = ({ operationId }: RouteContract) => operationId.replace(/^[a-z]+/, '')

const typeOf = (name: string) =>
  name.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter}`).toLowerCase()

/** The values that a handler gave, and of everything else that was sent the name alone: it may be a secret. */
function changesOf(noted: readonly FieldChange[], body: unknown): readonly FieldChange[] {
  const sent = typeof body === 'object' && body !== null && !Array.isArray(body) ? Object.keys(body) : []
  const known = new Set(noted.map(({ field }) => field))
  return [...noted, ...sent.filter((field) => !known.has(field)).map((field) => ({ field }))]
}

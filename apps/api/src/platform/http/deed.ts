import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import type { RouteContract } from './route-contract.js'

/** A field that somebody changed. Neither secrets nor what a person is known by belong into it. */
export interface FieldChange {
  readonly field: string
  readonly before?: unknown
  readonly after?: unknown
}

/**
 * What a request does, for whoever keeps a record of it. What it is about is taken from its path, and which fields it
 * sends from its body; a handler that knows more says so here.
 * @example deed.about('gift_card', card.id); deed.changed('expiresAt', before.expiresAt, after.expiresAt)
 */
export class Deed {
  private subjectOrUndefined: { type: string; id: string } | undefined
  private readonly noted: FieldChange[] = []

  about(type: string, id: string): void {
    this.subjectOrUndefined = { type, id }
  }

  /** Notes a field whose value is another one now; the same value is no change. */
  changed(field: string, before: unknown, after: unknown): void {
    if (JSON.stringify(before) !== JSON.stringify(after)) this.noted.push({ field, before, after })
  }

  get subject(): { type: string; id: string } | undefined {
    return this.subjectOrUndefined
  }

  get changes(): readonly FieldChange[] {
    return this.noted
  }
}

const deeds = new WeakMap<FastifyRequest, Deed>()
const routes = new WeakMap<FastifyRequest, RouteContract>()

export function deedOf(request: FastifyRequest): Deed {
  const known = deeds.get(request)
  if (known !== undefined) return known
  const deed = new Deed()
  deeds.set(request, deed)
  return deed
}

/** What the handler may say about its request. */
export const CurrentDeed = createParamDecorator((_: unknown, context: ExecutionContext) =>
  deedOf(context.switchToHttp().getRequest<FastifyRequest>()),
)

export function rememberRoute(request: FastifyRequest, contract: RouteContract): void {
  routes.set(request, contract)
}

/** The route that a request has reached; undefined for what no controller serves. */
export function routeOf(request: FastifyRequest): RouteContract | undefined {
  return routes.get(request)
}

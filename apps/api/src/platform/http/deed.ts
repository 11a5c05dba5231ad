import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { Deed } from '../deeds/deed.js'
import type { RouteContract } from './route-contract.js'

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

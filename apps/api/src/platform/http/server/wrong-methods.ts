import type { FastifyInstance } from 'fastify'
import { Problem } from '../problems/problem.js'
import { sendProblem } from '../problems/send-problem.js'

interface KnownRoute {
  readonly parts: readonly string[]
  readonly method: string
}

/**
 * Answers 405 with `Allow` where an address is known and the method is not, also where another route would take a word
 * of the address for a value: `GET /orders/bulk` asks for no order that is called "bulk". Call it before any route is
 * there. OPTIONS is left to whoever answers other sites.
 */
export function refuseWrongMethods(fastify: FastifyInstance): void {
  const routes: KnownRoute[] = []
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push({ parts: url.split('/'), method: one })
  })
  const covered = new Map<string, readonly KnownRoute[]>()
  const coveredBy = (method: string, url: string) => {
    const key = `${method} ${url}`
    const known = covered.get(key) ?? coveredRoutes(routes, method, url.split('/'))
    covered.set(key, known)
    return known
  }
  fastify.addHook('onRequest', async (request, reply) => {
    const { method, routeOptions } = request
    if (method === 'OPTIONS') return
    const candidates = request.is404 ? routes : coveredBy(method, routeOptions.url ?? '')
    if (candidates.length === 0) return
    const allowed = methodsAt(candidates, request.url.split('?', 1)[0] ?? '')
    if (allowed.length === 0) return
    void reply.header('allow', allowed.join(', '))
    sendProblem(request, reply, methodNotAllowed(request.method, allowed))
    return reply
  })
}

/** Routes of other methods whose addresses the one at `parts` takes for its own, since a value of it may be any word. */
function coveredRoutes(
  routes: readonly KnownRoute[],
  method: string,
  parts: readonly string[],
): readonly KnownRoute[] {
  if (parts.at(-1) === '*') return []
  const closer = routes.filter(
    (route) =>
      fits(parts, route.parts) && route.parts.some((part, at) => part !== parts[at] && !isOpen(part)),
  )
  const answering = new Set(closer.filter((route) => route.method === method).map(addressOf))
  return closer.filter((route) => !answering.has(addressOf(route)))
}

const addressOf = ({ parts }: KnownRoute) => parts.join('/')

const isOpen = (part: string) => part.startsWith(':') || part === '*'

function methodsAt(routes: readonly KnownRoute[], path: string): string[] {
  const asked = path.split('/')
  const fitting = routes.filter(({ parts }) => fits(parts, asked))
  return [...new Set(fitting.map(({ method }) => method))].toSorted()
}

/** `:name` stands for any one part, and a `*` at the end for all that is left. */
function fits(parts: readonly string[], asked: readonly string[]): boolean {
  const open = parts.at(-1) === '*'
  if (open ? asked.length < parts.length : asked.length !== parts.length) return false
  return parts.every((part, index) => isOpen(part) || part === asked[index])
}

function methodNotAllowed(method: string, allowed: readonly string[]): Problem {
  const last = allowed.at(-1)
  const names = allowed.length > 1 ? `${allowed.slice(0, -1).join(', ')} or ${last}` : last
  return new Problem({
    type: 'method-not-allowed',
    status: 405,
    title: 'This address answers to other methods',
    detail: `Nothing here answers to ${method}.`,
    fix: `Send ${names}; /api/docs says what each does.`,
    extra: { allowed },
  })
}

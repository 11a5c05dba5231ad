import type { FastifyInstance } from 'fastify'
import { Problem } from '../problems/problem.js'
import { sendProblem } from '../problems/send-problem.js'

interface KnownRoute {
  readonly parts: readonly string[]
  readonly method: string
}

/**
 * Answers 405 with `Allow` where an address is known and the method is not. Call it before any route is there. OPTIONS
 * is left to whoever answers other sites.
 */
export function refuseWrongMethods(fastify: FastifyInstance): void {
  const routes: KnownRoute[] = []
  fastify.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) routes.push({ parts: url.split('/'), method: one })
  })
  fastify.addHook('onRequest', async (request, reply) => {
    if (!request.is404 || request.method === 'OPTIONS') return
    const allowed = methodsAt(routes, request.url.split('?', 1)[0] ?? '')
    if (allowed.length === 0) return
    void reply.header('allow', allowed.join(', '))
    sendProblem(request, reply, methodNotAllowed(request.method, allowed))
    return reply
  })
}

function methodsAt(routes: readonly KnownRoute[], path: string): string[] {
  const asked = path.split('/')
  const fitting = routes.filter(({ parts }) => fits(parts, asked))
  return [...new Set(fitting.map(({ method }) => method))].toSorted()
}

/** `:name` stands for any one part, and a `*` at the end for all that is left. */
function fits(parts: readonly string[], asked: readonly string[]): boolean {
  const open = parts.at(-1) === '*'
  if (open ? asked.length < parts.length : asked.length !== parts.length) return false
  return parts.every((part, index) => part === '*' || part.startsWith(':') || part === asked[index])
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

import type { FastifyInstance } from 'fastify'
import type { RouteContract } from '../route-contract.js'

/** How long a browser need not ask again, in seconds; none keeps it for longer. */
const aDay = '86400'

/**
 * Lets pages of any site call those routes of `contract` that are for other sites, by the rules of browsers (CORS). No
 * credentials are let in: a cookie that a browser holds for the shop never comes along, so a page elsewhere can do no
 * more than any program could.
 */
export function openToOtherSites(fastify: FastifyInstance, contract: readonly RouteContract[]): void {
  const methods = new Map<string, string[]>()
  for (const { path, method, forOtherSites } of contract) {
    if (!forOtherSites) continue
    const address = path.replaceAll(/\{(\w+)\}/g, ':$1')
    methods.set(address, [...(methods.get(address) ?? []), method])
  }
  fastify.addHook('onRequest', async ({ routeOptions }, reply) => {
    if (!methods.has(routeOptions.url ?? '')) return
    void reply.headers({
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'retry-after, x-request-id',
      'cross-origin-resource-policy': 'cross-origin',
    })
  })
  for (const [address, allowed] of methods) {
    fastify.options(address, (_request, reply) =>
      reply
        .status(204)
        .headers({
          'access-control-allow-methods': allowed.join(', '),
          'access-control-allow-headers': 'authorization, content-type',
          'access-control-max-age': aDay,
        })
        .send(),
    )
  }
}

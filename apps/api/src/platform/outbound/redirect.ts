import type { HttpAnswer } from '@counterflow/plugin-sdk'
import type { Hop } from './outbound-http.js'
import { parseTarget } from './request-head.js'

/** Headers that are meant for the first address alone. */
const forItsOriginOnly = ['authorization', 'cookie', 'proxy-authorization']

/** Where `answer` sends `hop` on, as browsers do it; undefined when it is no redirect. */
export function nextHop(hop: Hop, { status, headers: { location } }: HttpAnswer): Hop | undefined {
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined
  const url = parseTarget(URL.parse(location, hop.url)?.href ?? location)
  const becomesGet = (status === 303 && hop.method !== 'HEAD') || (status < 303 && hop.method === 'POST')
  const dropped = new Set([
    ...(url.origin === hop.url.origin ? [] : forItsOriginOnly),
    ...(becomesGet ? ['content-type'] : []),
  ])
  return {
    method: becomesGet ? 'GET' : hop.method,
    url,
    headers: Object.fromEntries(Object.entries(hop.headers).filter(([name]) => !dropped.has(name))),
    body: becomesGet ? undefined : hop.body,
  }
}

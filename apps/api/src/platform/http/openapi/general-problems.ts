import { z } from 'zod'
import type { RouteContract } from '../route-contract.js'

/** Problems that a route answers with because of what it is, beside those that its contract names. */
export function generalProblems(route: RouteContract): string[] {
  const writes = route.method !== 'GET'
  const takesBody = route.body !== undefined || route.upload !== undefined
  const limited = route.path.startsWith('/api/v1/')
  const forDevices = route.access.kind === 'device'
  const closed = route.access.kind !== 'public' && !forDevices
  const hasParams = route.params instanceof z.ZodObject
  return [
    ...(route.body === undefined ? [] : ['malformed-json']),
    ...(route.upload === undefined ? [] : ['malformed-form']),
    ...(takesBody ? ['incomplete-body', 'body-too-large'] : []),
    ...(writes ? ['unsupported-media-type'] : []),
    ...(hasParams ? ['malformed-address', 'not-found', 'address-too-long'] : []),
    ...(closed ? ['not-signed-in', 'invalid-api-key'] : []),
    ...(forDevices ? ['invalid-device-token', 'device-revoked', 'till-too-old', 'till-too-new'] : []),
    ...(route.access.kind === 'permission' ? ['permission-missing'] : []),
    ...(writes && limited && !forDevices ? ['cross-site-request'] : []),
    'invalid-input',
    ...(hasCursor(route) ? ['invalid-cursor'] : []),
    ...(route.idempotent ? ['idempotency-key-reused'] : []),
    ...(limited ? ['too-many-requests'] : []),
    ...(writes ? ['crossed-changes'] : []),
    'database-unreachable',
  ]
}

const hasCursor = ({ query }: RouteContract): boolean =>
  query instanceof z.ZodObject && query.shape.cursor !== undefined

import type { ApiClient } from '@counterflow/api-client'
import { inboxClientHeader, inboxClientVersion } from '@counterflow/core'

type Asking = Parameters<NonNullable<Parameters<ApiClient['use']>[0]['onRequest']>>[0]

/**
 * Says which version this screen is where answers depend on it: an installed app stays open over updates of the server.
 * Other requests stay as the browser makes them, for the reason that `askInReadersLanguage` has.
 */
export function sayVersion({ request, schemaPath }: Pick<Asking, 'request' | 'schemaPath'>): void {
  if (schemaPath.startsWith('/api/v1/conversations'))
    request.headers.set(inboxClientHeader, inboxClientVersion)
}

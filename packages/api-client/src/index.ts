import createClient, { type Client } from 'openapi-fetch'
import type { components, paths } from './generated/api.js'

/** Every schema of the API by its name: `Schemas['Order']`. */
export type Schemas = components['schemas']

export type ApiClient = Client<paths>

/**
 * A client typed from the API's own OpenAPI document.
 * @param baseUrl where the API answers; empty for the page's own origin.
 * @param options headers for every request (an API key, say) and a `fetch` to use.
 */
export function createApiClient(
  baseUrl = '',
  options: { headers?: Record<string, string>; fetch?: (request: Request) => Promise<Response> } = {},
): ApiClient {
  return createClient<paths>({ baseUrl, ...options })
}

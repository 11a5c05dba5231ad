import createClient, { type Client } from 'openapi-fetch'
import type { components, operations, paths } from './generated/api.js'

export * from './settled-answer.js'

/** Every schema of the API by its name: `Schemas['Order']`. */
export type Schemas = components['schemas']

/** What each operation takes and answers, by its id. */
export type Operations = operations

type SaveDraft = operations['saveWorkflowDraft']
type DraftPath = '/api/v1/workflows/{workflowId}/draft'

/**
 * The generated paths, but for one body: the client's markers for read-only members turn the definition's recursive
 * records into a type that nothing fits. Give it a `WorkflowDefinition` of core.
 */
export type ApiPaths = Omit<paths, DraftPath> & {
  [Path in DraftPath]: Omit<paths[Path], 'put'> & {
    put: Omit<SaveDraft, 'requestBody'> & {
      requestBody: { content: { 'application/json': { revision: number; definition: unknown } } }
    }
  }
}

export type ApiClient = Client<ApiPaths>

/**
 * A client typed from the API's own OpenAPI document.
 * @param baseUrl where the API answers; empty for the page's own origin.
 * @param options headers for every request (an API key, say) and a `fetch` to use.
 */
export function createApiClient(
  baseUrl = '',
  options: { headers?: Record<string, string>; fetch?: (request: Request) => Promise<Response> } = {},
): ApiClient {
  return createClient<ApiPaths>({ baseUrl, ...options })
}

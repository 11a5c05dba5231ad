import createClient, { type Client } from 'openapi-fetch'
import type { components, operations, paths } from './generated/api.js'

export * from './settled-answer.js'

/** Every schema of the API by its name: `Schemas['Order']`. */
export type Schemas = components['schemas']

/** What each operation takes and answers, by its id. */
export type Operations = operations

type WorkflowsPath = '/api/v1/workflows'
type DraftPath = '/api/v1/workflows/{workflowId}/draft'

interface JsonBody<Body> {
  requestBody: { content: { 'application/json': Body } }
}

/**
 * The generated paths, but for two bodies: the client's markers for read-only members turn a definition's recursive
 * records into a type that nothing fits. Give them a `WorkflowDefinition` of core, or what a file holds.
 */
export type ApiPaths = Omit<paths, WorkflowsPath | DraftPath> & {
  [Path in WorkflowsPath]: Omit<paths[Path], 'post'> & {
    post: Omit<operations['createWorkflow'], 'requestBody'> & JsonBody<{ name: string; definition?: unknown }>
  }
} & {
  [Path in DraftPath]: Omit<paths[Path], 'put'> & {
    put: Omit<operations['saveWorkflowDraft'], 'requestBody'> &
      JsonBody<{ revision: number; definition: unknown }>
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

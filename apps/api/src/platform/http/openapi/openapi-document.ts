import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import type { RouteContract } from '../route-contract.js'
import type { ApiDescription } from './api-description.js'
import { addExamples } from './examples.js'
import { introduction } from './introduction.js'
import { operationOf } from './operation.js'
import { ProblemAnswers } from './problem-answers.js'
import { markServerSet } from './server-set.js'

const nothingMore: ApiDescription = { tags: {}, problems: {}, samples: {} }

/** The OpenAPI 3.1 description of `routes`. */
export function openApiDocument(
  routes: readonly RouteContract[],
  version: string,
  description: ApiDescription = nothingMore,
): ReturnType<typeof createDocument> {
  const problems = new ProblemAnswers(description.problems)
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {}
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route, problems) }
  }
  const document = createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Counterflow API',
      version,
      summary: 'Commerce automation that a shop runs on its own machine.',
      description: introduction,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'The shop that serves this document.' }],
    security: [{ apiKey: [] }, { session: [] }],
    tags: Object.entries(description.tags).map(([name, text]) => ({ name, description: text })),
    paths: paths satisfies ZodOpenApiPathsObject,
    components: {
      ...problems.components(),
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API key, which an owner makes under Settings → API keys: `cf_…`.',
        },
        device: {
          type: 'http',
          scheme: 'bearer',
          description: 'The token that a till got when it was enrolled: `cft_…`.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'counterflow.session_token',
          description:
            'The session of a member of staff. Writes with it need an `Origin` header that names the shop.',
        },
      },
    },
  })
  markServerSet(document)
  addExamples(document, description.samples)
  return document
}

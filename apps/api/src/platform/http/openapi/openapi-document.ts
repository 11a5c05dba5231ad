import { z } from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { problemSchema } from '../problems/problem-schema.js'
import type { RouteContract, UploadRule } from '../route-contract.js'

const idempotencyHeader = z.object({
  'Idempotency-Key': z.string().min(1).max(200).optional().meta({
    description: 'Any text that you never use twice. Sending it again answers the same and changes nothing.',
  }),
})

function operationOf(route: RouteContract): ZodOpenApiOperationObject {
  const { access } = route
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    description: [
      route.description,
      access.kind === 'permission' ? `Needs the permission \`${access.permission}\`.` : undefined,
      route.problems && `Problems: ${route.problems.map((problem) => `\`${problem}\``).join(', ')}.`,
    ]
      .filter((part) => part !== undefined)
      .join('\n\n'),
    ...(access.kind === 'public' ? { security: [] } : {}),
    requestParams: {
      ...(route.params instanceof z.ZodObject ? { path: route.params } : {}),
      ...(route.query instanceof z.ZodObject ? { query: route.query } : {}),
      ...(route.idempotent ? { header: idempotencyHeader } : {}),
    },
    ...(route.upload ? { requestBody: formWith(route.upload) } : {}),
    ...(route.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: route.body } } } }
      : {}),
    responses: {
      [`${route.status}`]:
        route.status === 204 ? { description: 'Done.' } : { description: 'Done.', content: answerOf(route) },
      default: {
        description: 'A problem document (RFC 9457).',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    },
  }
}

function answerOf({ streamed, answersFile, response }: RouteContract) {
  if (answersFile !== undefined) return { [answersFile]: { schema: binary } }
  return { [streamed ? 'text/event-stream' : 'application/json']: { schema: response } }
}

const binary = { type: 'string', format: 'binary' } as const

function formWith({ field, description }: UploadRule) {
  const schema = {
    type: 'object' as const,
    properties: { [field]: { ...binary, description } },
    required: [field],
  }
  return { required: true, content: { 'multipart/form-data': { schema } } }
}

/** The OpenAPI 3.1 description of `routes`. */
export function openApiDocument(
  routes: readonly RouteContract[],
  version: string,
): ReturnType<typeof createDocument> {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {}
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) }
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Counterflow API',
      version,
      description:
        'Commerce automation that a shop runs on its own machine. Sign in with a session cookie, or send `Authorization: Bearer <API key>`.',
    },
    security: [{ apiKey: [] }, { session: [] }],
    paths: paths satisfies ZodOpenApiPathsObject,
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'counterflow.session_token' },
      },
    },
  })
}

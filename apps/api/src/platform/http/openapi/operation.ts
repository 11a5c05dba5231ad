import { z } from 'zod'
import type { ZodOpenApiOperationObject, ZodOpenApiResponseObject } from 'zod-openapi'
import { acceptableKey } from '../idempotency/idempotent-request.js'
import type { RouteContract, UploadRule } from '../route-contract.js'
import { generalProblems } from './general-problems.js'
import { limitHeaders, type ProblemAnswers } from './problem-answers.js'

/** Each route with an example of its own: whoever tries one route after the other may not send the same key. */
const idempotencyHeader = (operationId: string) =>
  z.object({
    'Idempotency-Key': z
      .string()
      .regex(acceptableKey)
      .optional()
      .meta({
        description:
          'Any printable ASCII text that you never use twice, such as a UUID. Sending it again with the same request answers the same and changes nothing.',
        examples: [`${operationId}-0195b3f0-5c1a-7cc3-9d8e-3f1c2b7a4e10`],
      }),
  })

/** The description of one route. */
export function operationOf(route: RouteContract, problems: ProblemAnswers): ZodOpenApiOperationObject {
  const types = [...new Set([...(route.problems ?? []), ...generalProblems(route)])]
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    description: descriptionOf(route),
    ...securityOf(route),
    requestParams: {
      ...(route.params instanceof z.ZodObject ? { path: route.params } : {}),
      ...(route.query instanceof z.ZodObject ? { query: route.query } : {}),
      ...(route.idempotent ? { header: idempotencyHeader(route.operationId) } : {}),
    },
    ...(route.upload ? { requestBody: formWith(route.upload) } : {}),
    ...(route.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: route.body } } } }
      : {}),
    responses: { ...successOf(route), ...problems.of(types) },
  }
}

function successOf(route: RouteContract): Record<string, ZodOpenApiResponseObject> {
  return Object.fromEntries(
    [route.status, ...(route.otherStatuses ?? [])].map((status) => [
      `${status}`,
      {
        description: answerWords[status],
        ...(route.path.startsWith('/api/v1/') ? { headers: limitHeaders } : {}),
        ...(status === 204 ? {} : { content: answerOf(route) }),
      },
    ]),
  )
}

const answerWords = {
  200: 'Done.',
  201: 'Made.',
  202: 'Accepted: it is stored, and will be done.',
  204: 'Done; there is nothing to say.',
}

function descriptionOf({ access, description, problems, idempotent }: RouteContract): string {
  return [
    description,
    access.kind === 'permission' ? `Needs the permission \`${access.permission}\`.` : undefined,
    access.kind === 'public' ? 'Needs no sign-in.' : undefined,
    access.kind === 'device' ? 'For tills, with the token of their enrolment.' : undefined,
    idempotent ? 'May be repeated safely with an `Idempotency-Key`.' : undefined,
    problems && `Problems: ${problems.map((problem) => `\`${problem}\``).join(', ')}.`,
  ]
    .filter((part) => part !== undefined)
    .join('\n\n')
}

/** Either way of signing in, unless a route says that an API key is nobody whom it could serve. */
function securityOf({ access, problems }: RouteContract): Pick<ZodOpenApiOperationObject, 'security'> {
  if (access.kind === 'public') return { security: [] }
  if (access.kind === 'device') return { security: [{ device: [] }] }
  return problems?.includes('no-session') ? { security: [{ session: [] }] } : {}
}

function answerOf({ streamed, answersFile, response }: RouteContract) {
  if (answersFile !== undefined) return { [answersFile]: { schema: fileOf(answersFile) } }
  return { [streamed ? 'text/event-stream' : 'application/json']: { schema: response } }
}

const binary = { type: 'string', format: 'binary' } as const

const fileOf = (mediaType: string) => (mediaType.startsWith('text/') ? ({ type: 'string' } as const) : binary)

function formWith({ field, description }: UploadRule) {
  const schema = {
    type: 'object' as const,
    properties: { [field]: { ...binary, description } },
    required: [field],
  }
  return { required: true, content: { 'multipart/form-data': { schema } } }
}

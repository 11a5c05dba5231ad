import { answerFailure, defineAction, z } from '@counterflow/plugin-sdk'
import { answerBody } from '../answer-body.js'
import { addressShape, headersOf, headersSchema, pairSchema } from '../call-input.js'
import { requestBody } from '../request-body.js'

const longestTimeoutSeconds = 300

const inputSchema = z
  .strictObject({
    method: z
      .enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'])
      .meta({ title: 'Method', default: 'POST' }),
    ...addressShape,
    headers: headersSchema.optional(),
    bodyJson: z
      .unknown()
      .optional()
      .meta({ title: 'Body as JSON', description: 'Any value; parts of it may come from the run.' }),
    bodyText: z.string().max(500_000).optional().meta({ title: 'Body as text' }),
    bodyForm: z.array(pairSchema).max(200).optional().meta({ title: 'Body as a form' }),
    okStatuses: z.array(z.int().min(100).max(599)).max(50).optional().meta({
      title: 'Further statuses that are no failure',
      description: '200 to 299 never are. With 404, say, the workflow goes on and can look at the status.',
    }),
    timeoutSeconds: z.number().positive().max(longestTimeoutSeconds).optional().meta({
      title: 'Seconds to wait for the answer',
      description: '30 unless you say otherwise.',
    }),
  })
  .refine(
    ({ bodyJson, bodyText, bodyForm }) =>
      [bodyJson, bodyText, bodyForm].filter((body) => body !== undefined).length <= 1,
    { error: 'A request has one body: keep one of bodyJson, bodyText and bodyForm.', path: ['bodyText'] },
  )

export type RequestInput = z.infer<typeof inputSchema>

/** Of no use to a workflow; cookies would put a session into the run's history. */
const unrecorded = new Set([
  'connection',
  'content-length',
  'date',
  'keep-alive',
  'set-cookie',
  'transfer-encoding',
])

export const request = defineAction({
  name: 'request',
  title: { en: 'Send HTTP request', ko: 'HTTP 요청 보내기', ja: 'HTTPリクエストを送信' },
  description: {
    en: 'Calls a service by HTTP and keeps its answer for the steps that follow.',
    ko: 'HTTP로 외부 서비스를 호출하고, 응답을 다음 단계에서 쓸 수 있게 보관합니다.',
    ja: 'HTTPで外部サービスを呼び出し、応答を後のステップで使えるようにします。',
  },
  category: 'services',
  input: inputSchema,
  output: z.strictObject({
    status: z.int().meta({ title: 'Status' }),
    headers: z.record(z.string(), z.string()).meta({ title: 'Headers' }),
    body: z.unknown().meta({ title: 'Body' }),
  }),
  sampled: ['body'],
  effects: 'repeatable',
  calls: { url: 'url', connection: 'connection' },
  // The request ends by itself before this; what is above it is for the answer's way back.
  timeoutSeconds: longestTimeoutSeconds + 5,
  run: async ({ input, http, idempotencyKey, signal }) => {
    const { method, url, connection, timeoutSeconds, okStatuses = [] } = input
    const { contentType, text } = requestBody(input)
    const answer = await http.request({
      method,
      url,
      headers: {
        ...(method === 'GET' || method === 'HEAD' ? {} : { 'idempotency-key': idempotencyKey }),
        ...(contentType === undefined ? {} : { 'content-type': contentType }),
        ...headersOf(input.headers),
      },
      ...(text === undefined ? {} : { body: text }),
      ...(connection === undefined ? {} : { connection }),
      ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
      signal,
    })
    const { status, headers } = answer
    const isFine = (status >= 200 && status < 300) || okStatuses.includes(status)
    if (!isFine) throw answerFailure(answer, Date.now())
    return {
      status,
      headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !unrecorded.has(name))),
      body: answerBody(answer),
    }
  },
})

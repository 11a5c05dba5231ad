import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import {
  type ActionContext,
  type ActionDefinition,
  ActionError,
  type ShopApi,
  z,
} from '@counterflow/plugin-sdk'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { adjustConversion } from './actions/adjust-conversion.js'
import { uploadConversion } from './actions/upload-conversion.js'
import { failedRows } from './row-failures.js'

const orderId = '0195b3f0-7d2e-7a41-8c55-1b9e4f6a2d44'
const rowSchema = z.looseObject({ orderId: z.string() })
const uploadSchema = z.object({
  partialFailure: z.literal(true),
  conversions: z.array(rowSchema).optional(),
  conversionAdjustments: z.array(rowSchema).optional(),
})

/** Google Ads as its reference describes it, as far as uploads go. */
const google = {
  heard: [] as { path: string; headers: NodeJS.Dict<string | string[]>; rows: z.infer<typeof rowSchema>[] }[],
  known: new Set<string>(),
  /** Refuses every row for this reason; undefined: takes what it does not know. */
  refuses: undefined as string | undefined,
  /** Answers this and nothing else. */
  answers: undefined as { status: number; body: unknown } | undefined,
}

const failure = (errors: readonly { row: number; code: string; list: string }[]) => ({
  code: 3,
  message: 'Multiple errors in ‘details’.',
  details: [
    {
      '@type': 'type.googleapis.com/google.ads.googleads.v26.errors.GoogleAdsFailure',
      errors: errors.map(({ row, code, list }) => ({
        errorCode: { conversionUploadError: code },
        message: `Said of ${code}.`,
        location: { fieldPathElements: [{ fieldName: list, index: row }, { fieldName: 'order_id' }] },
      })),
      requestId: 'r',
    },
  ],
})

function judged(rows: readonly z.infer<typeof rowSchema>[], list: string): unknown {
  const errors = rows.flatMap((row, index) => {
    const code = google.refuses ?? (google.known.has(row.orderId) ? 'ORDER_ID_ALREADY_IN_USE' : undefined)
    if (code !== undefined) return [{ row: index, code, list }]
    google.known.add(row.orderId)
    return []
  })
  return {
    results: rows.map(() => ({})),
    ...(errors.length === 0 ? {} : { partialFailureError: failure(errors) }),
  }
}

let server: Server
let base: string
beforeAll(async () => {
  server = createServer((request, response) => {
    let text = ''
    request.on('data', (part: Buffer) => {
      text += part.toString()
    })
    request.on('end', () => {
      const { conversions, conversionAdjustments } = uploadSchema.parse(JSON.parse(text))
      const rows = conversions ?? conversionAdjustments ?? []
      google.heard.push({ path: request.url ?? '', headers: request.headers, rows })
      const list = conversions === undefined ? 'conversion_adjustments' : 'conversions'
      const { status, body } = google.answers ?? { status: 200, body: judged(rows, list) }
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = z.object({ port: z.int() }).parse(server.address())
  base = `http://127.0.0.1:${port}/v26`
})
afterAll(() => server?.close())
beforeEach(() =>
  Object.assign(google, { heard: [], known: new Set(), refuses: undefined, answers: undefined }),
)

/** The shop with one order that came from `gclid`, of which `refunded` was given back. */
const shopWith = (gclid: string | null, refunded = 0) => ({
  orders: {
    get: async () => ({
      id: orderId,
      placedAt: '2026-11-01T09:30:15.000Z',
      total: { amount: 1_999, currency: 'USD' },
      cancelledAt: null,
      customer: { email: 'ada@example.com' },
      attribution: { gclid, gbraid: null, wbraid: null },
    }),
  },
  charges: { retrieve: async () => ({ refunded: { amount: refunded, currency: 'USD' } }) },
})

async function run(
  action: ActionDefinition,
  shop: object,
  further: Record<string, unknown> = {},
): Promise<unknown> {
  const { signal } = new AbortController()
  const context = {
    input: {
      orderId,
      connection: orderId,
      customerId: '123-456-7890',
      conversionActionId: '42',
      developerToken: 'abcdefghij-123',
      ...further,
    },
    shop: z.custom<ShopApi>(() => true).parse(shop),
    http: {
      request: async ({ url, method, headers = {}, body = '' }) => {
        const answer = await fetch(`${base}${url}`, { method, headers, body })
        return { status: answer.status, headers: {}, body: await answer.text() }
      },
    },
    idempotencyKey: 'run/upload/',
    attempt: 1,
    signal,
  } satisfies ActionContext<unknown>
  return action.run(context)
}

const failureOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => undefined,
    (error: unknown) => (error instanceof ActionError ? error : undefined),
  )

describe('uploading a conversion', () => {
  it('sends what Google documents, and counts an order once however often it is sent', async () => {
    const shop = shopWith('Cj0K')
    expect(await run(uploadConversion, shop, { loginCustomerId: '999-888-7777' })).toEqual({
      uploaded: true,
      outcome: 'uploaded',
    })
    expect(await run(uploadConversion, shop)).toEqual({ uploaded: true, outcome: 'known' })
    const [first] = google.heard
    expect(first?.path).toBe('/v26/customers/1234567890:uploadClickConversions')
    expect(first?.headers).toMatchObject({
      'developer-token': 'abcdefghij-123',
      'login-customer-id': '9998887777',
    })
    expect(first?.rows).toEqual([
      {
        conversionAction: 'customers/1234567890/conversionActions/42',
        orderId,
        conversionDateTime: '2026-11-01 09:30:15+00:00',
        conversionValue: 19.99,
        currencyCode: 'USD',
        gclid: 'Cj0K',
      },
    ])
    expect(google.known.size).toBe(1)
  })

  it('sends nothing for an order that no click leads to', async () => {
    expect(await run(uploadConversion, shopWith(null))).toEqual({ uploaded: false, outcome: 'no_click' })
    expect(google.heard).toEqual([])
  })

  it.each([
    ['EXPIRED_EVENT', 'google_expired_event', false],
    ['TOO_RECENT_EVENT', 'google_too_recent_event', true],
  ])('says why Google did not take the row: %s', async (refuses, code, retry) => {
    google.refuses = refuses
    const error = await failureOf(run(uploadConversion, shopWith('Cj0K')))
    expect([error?.code, error?.retry]).toEqual([code, retry])
    expect(error?.message).toContain(`Said of ${refuses}.`)
  })

  it('tells a refusal that is final from one that passes', async () => {
    const error = failure([{ row: 0, code: 'USER_PERMISSION_DENIED', list: 'x' }])
    google.answers = { status: 403, body: { error } }
    expect(await failureOf(run(uploadConversion, shopWith('c')))).toMatchObject({
      code: 'google_user_permission_denied',
      retry: false,
    })
    google.answers = { status: 503, body: { error } }
    expect(await failureOf(run(uploadConversion, shopWith('c')))).toMatchObject({
      code: 'http_503',
      retry: true,
    })
    google.answers = { status: 401, body: 'no' }
    expect(await failureOf(run(uploadConversion, shopWith('c')))).toMatchObject({
      code: 'http_401',
      retry: false,
    })
  })

  it('reads of many rows which one failed, and why', () => {
    const list = 'conversions'
    const partialFailureError = failure([
      { row: 1, code: 'UNPARSEABLE_GCLID', list },
      { row: 7, code: 'EXPIRED_EVENT', list },
    ])
    expect(failedRows(JSON.stringify({ results: [], partialFailureError }))).toMatchObject([
      { row: 1, code: 'UNPARSEABLE_GCLID' },
      { row: 7, code: 'EXPIRED_EVENT', message: 'Said of EXPIRED_EVENT.' },
    ])
    expect(failedRows('{"results":[{}]}')).toEqual([])
  })
})

describe('adjusting a conversion', () => {
  it('tells what is left of an order, or that nothing is', async () => {
    await run(adjustConversion, shopWith('c', 500), { paymentId: orderId })
    google.known.clear()
    await run(adjustConversion, shopWith('c', 1_999), { paymentId: orderId })
    const [restated, retracted] = google.heard
    expect(restated?.path).toBe('/v26/customers/1234567890:uploadConversionAdjustments')
    expect(restated?.rows[0]).toMatchObject({
      orderId,
      adjustmentType: 'RESTATEMENT',
      restatementValue: { adjustedValue: 14.99, currencyCode: 'USD' },
    })
    expect(retracted?.rows[0]).toMatchObject({ orderId, adjustmentType: 'RETRACTION' })
  })
})

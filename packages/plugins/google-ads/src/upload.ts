import { ActionError, answerFailure, type HttpClient } from '@counterflow/plugin-sdk'
import { digitsOf } from './inputs.js'
import { failedRows, type RowFailure, refusalOf } from './row-failures.js'

export interface Upload {
  readonly http: HttpClient
  readonly signal: AbortSignal
  /** Whose conversions they are, as the step's input says. */
  readonly account: {
    readonly connection: string
    readonly customerId: string
    readonly developerToken: string
    readonly loginCustomerId?: string | undefined
  }
  /** `uploadClickConversions`, say. */
  readonly method: string
  readonly body: Readonly<Record<string, unknown>>
}

/** Google has it already: what makes uploading twice the same as once. */
const known = new Set([
  'CLICK_CONVERSION_ALREADY_EXISTS',
  'ORDER_ID_ALREADY_IN_USE',
  'DUPLICATE_ORDER_ID',
  'DUPLICATE_CLICK_CONVERSION_IN_REQUEST',
  'CONVERSION_ALREADY_RETRACTED',
  'RESTATEMENT_ALREADY_EXISTS',
  'MORE_RECENT_RESTATEMENT_FOUND',
])

/** Google knows the click, or the conversion that is to change, a few hours later only. */
const tooSoon = new Set([
  'TOO_RECENT_EVENT',
  'TOO_RECENT_CONVERSION_ACTION',
  'CONVERSION_NOT_FOUND',
  'TOO_RECENT_CONVERSION',
])
const sixHours = 21_600

/**
 * Sends an upload of one row.
 * @returns whether Google Ads took it, or had it already
 * @throws ActionError with Google's own code and words, and whether another attempt may succeed
 */
export async function sendUpload({
  http,
  signal,
  account,
  method,
  body,
}: Upload): Promise<'uploaded' | 'known'> {
  const { connection, customerId, developerToken, loginCustomerId } = account
  const answer = await http.request({
    method: 'POST',
    url: `/customers/${digitsOf(customerId)}:${method}`,
    connection,
    headers: {
      'content-type': 'application/json',
      'developer-token': developerToken,
      ...(loginCustomerId === undefined ? {} : { 'login-customer-id': digitsOf(loginCustomerId) }),
    },
    // Google asks for it: rows that are fine are taken, and the others are told of one by one.
    body: JSON.stringify({ ...body, partialFailure: true }),
    signal,
  })
  if (answer.status !== 200) {
    const refusal = refusalOf(answer.body)
    const failure = answerFailure(answer, Date.now())
    if (refusal === undefined || failure.retry) throw failure
    throw failureOf(refusal)
  }
  const [failed] = failedRows(answer.body)
  if (failed === undefined) return 'uploaded'
  if (known.has(failed.code)) return 'known'
  throw failureOf(failed)
}

function failureOf({ code, message }: RowFailure): ActionError {
  const retry = tooSoon.has(code)
  return new ActionError({
    code: `google_${code.toLowerCase()}`,
    message: `Google Ads did not take it (${code}): ${message}`,
    retry,
    ...(retry ? { retryAfterSeconds: sixHours } : {}),
  })
}

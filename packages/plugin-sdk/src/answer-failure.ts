import { ActionError } from './action-error.js'
import type { HttpAnswer } from './http-client.js'

const mostQuoted = 300

/**
 * The failure that an answer amounts to. 408, 425, 429 and 5xx are worth another attempt, after what `Retry-After`
 * asks for; any other status is final.
 *
 * @param now milliseconds since 1970, for a `Retry-After` that is a date
 * @example
 * const answer = await http.request({ method: 'GET', url, signal })
 * if (answer.status !== 200) throw answerFailure(answer, Date.now())
 */
export function answerFailure(answer: HttpAnswer, now: number): ActionError {
  const { status, body } = answer
  const said = body.trim().slice(0, mostQuoted)
  const seconds = retryAfterSeconds(answer.headers['retry-after'], now)
  return new ActionError({
    code: status === 429 ? 'too_many_requests' : `http_${status}`,
    message: `The other side answered ${status}${said === '' ? '.' : `: ${said}`}`,
    retry: status === 408 || status === 425 || status === 429 || status >= 500,
    ...(seconds === undefined ? {} : { retryAfterSeconds: seconds }),
  })
}

/** Reads `Retry-After`: seconds, or a date in the form of HTTP. Undefined when it says nothing usable. */
export function retryAfterSeconds(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined
  const text = header.trim()
  if (/^\d{1,9}$/.test(text)) return Number(text)
  // Date.parse takes almost anything for a date; HTTP's dates begin with the day's name and end with GMT.
  const at = /^[A-Z][a-z]{2,8}, .* GMT$/.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1_000))
}

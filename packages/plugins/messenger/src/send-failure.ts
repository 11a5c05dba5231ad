import { ActionError, answerFailure, type HttpAnswer, z } from '@counterflow/plugin-sdk'

const errorSchema = z.object({
  error: z.object({
    message: z.string(),
    code: z.number(),
    error_subcode: z.number().optional(),
    is_transient: z.boolean().optional(),
  }),
})

/** Codes of the Graph API that pass by themselves: overload and rate limits. */
const passing = new Set([1, 2, 4, 17, 32, 341, 613])
const tokenInvalid = 190
const notNow = 551
const outsideWindow = 2018278

/** What Meta refused a message with, in words that say how to mend it. */
export function sendFailure(answer: HttpAnswer, now: number): ActionError {
  const read = errorSchema.safeParse(parsed(answer.body))
  if (!read.success) return answerFailure(answer, now)
  const { code, message, error_subcode: subcode, is_transient: isTransient = false } = read.data.error
  if (subcode === outsideWindow) {
    return new ActionError({
      code: 'window_closed',
      message: `The 24 hours for an answer are over. Wait until the customer writes again. Meta says: ${message}`,
    })
  }
  if (code === tokenInvalid) {
    return new ActionError({
      code: 'token_invalid',
      message: `The page access token is not valid any more. Make a new one and enter it in the settings of the channel. Meta says: ${message}`,
    })
  }
  if (code === notNow) {
    return new ActionError({
      code: 'person_unavailable',
      message: `This person cannot be written to now. Meta says: ${message}`,
    })
  }
  return new ActionError({
    code: `meta_${code}`,
    message: `Meta refused the message: ${message}`,
    retry: isTransient || passing.has(code) || answer.status >= 500,
  })
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

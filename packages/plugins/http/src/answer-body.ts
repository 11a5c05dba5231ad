import type { HttpAnswer } from '@counterflow/plugin-sdk'

/** The body of an answer: its value when it is JSON, otherwise its text; null when there is none. */
export function answerBody({ headers, body }: HttpAnswer): unknown {
  if (body === '') return null
  if (!/^\s*application\/(?:[\w.-]+\+)?json\b/i.test(headers['content-type'] ?? '')) return body
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

import { Refusal, Unreachable } from '../platform/answered'
import { randomUuid } from '../platform/random'

interface Question {
  readonly name: string
  readonly email: string
  readonly text: string
  readonly language: string
}

/** What makes sending a question twice the same as once. */
export interface QuestionKeys {
  readonly conversation: string
  readonly message: string
}

export const newQuestionKeys = (): QuestionKeys => ({ conversation: randomUuid(), message: randomUuid() })

/**
 * Begins a conversation with the shop, with a question in it.
 * @throws Refusal `not-found` where the shop has no chat; Unreachable.
 */
export async function sendQuestion(
  { name, email, text, language }: Question,
  keys: QuestionKeys,
): Promise<void> {
  const page = `${location.origin}/contact`
  const begun = await post('/api/v1/chat/sessions', {
    clientKey: keys.conversation,
    name,
    email,
    language,
    page,
  })
  const { token } = begun
  if (typeof token !== 'string') throw new Unreachable('The shop answered something else.')
  await post('/api/v1/chat/messages', { clientKey: keys.message, text }, token)
}

async function post(path: string, body: object, token?: string): Promise<{ token?: unknown }> {
  const headers = new Headers({ 'content-type': 'application/json' })
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`)
  const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) }).catch((cause) => {
    throw new Unreachable('The shop does not answer.', { cause })
  })
  const said: unknown = await answer.json().catch(() => ({}))
  if (answer.ok) return typeof said === 'object' && said !== null ? said : {}
  if (answer.status >= 500) throw new Unreachable(`HTTP ${answer.status}`)
  const isTyped = typeof said === 'object' && said !== null && 'type' in said && typeof said.type === 'string'
  throw new Refusal(isTyped ? (String(said.type).split('/').at(-1) ?? '') : '', answer.status)
}

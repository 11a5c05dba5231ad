import type { ApiClient } from '@counterflow/api-client'
import type { Language } from '@counterflow/core'
import { answered } from '../platform/answered'
import { randomUuid } from '../platform/random'

interface Question {
  readonly name: string
  readonly email: string
  readonly text: string
  readonly language: Language
}

/** What makes sending a question twice the same as once. */
export interface QuestionKeys {
  readonly conversation: string
  readonly message: string
}

export const newQuestionKeys = (): QuestionKeys => ({ conversation: randomUuid(), message: randomUuid() })

/** Begins a conversation with the shop, with a question in it. @throws Refusal, Unreachable. */
export async function sendQuestion(
  api: ApiClient,
  { name, email, text, language }: Question,
  keys: QuestionKeys,
): Promise<void> {
  const begun = { clientKey: keys.conversation, name: name.trim(), email: email.trim(), language }
  const { token } = await answered(api.POST('/api/v1/chat/sessions', { body: begun }))
  const headers = { Authorization: `Bearer ${token}` }
  const body = { clientKey: keys.message, text: text.trim() }
  await answered(api.POST('/api/v1/chat/messages', { headers, body }))
}

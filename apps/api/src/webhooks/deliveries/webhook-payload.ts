import type { Json } from '@counterflow/core'

/** What happened, or a test. */
export interface WebhookMessage {
  readonly id: string
  readonly type: string
  readonly at: Date
  readonly data: Json
}

/** A message as it is sent. */
export interface WebhookPayload extends Omit<WebhookMessage, 'at'> {
  readonly at: string
}

export const payloadOf = ({ id, type, at, data }: WebhookMessage): WebhookPayload => ({
  id,
  type,
  at: at.toISOString(),
  data,
})

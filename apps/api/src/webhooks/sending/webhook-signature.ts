import { createHmac } from 'node:crypto'

/** What is signed: the message's id, the time of this attempt in whole seconds, and the body as it is sent. */
export interface SignedParts {
  readonly id: string
  readonly timestamp: number
  readonly body: string
}

/**
 * The headers that sign a message by the rules of Standard Webhooks: one signature by each of `keys`, so that a receiver
 * may know the old secret or the new one.
 */
export function signatureHeaders(
  { id, timestamp, body }: SignedParts,
  keys: readonly Buffer[],
): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  const signed = `${id}.${timestamp}.${body}`
  const signatures = keys.map((key) => `v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
  return {
    'webhook-id': id,
    'webhook-timestamp': `${timestamp}`,
    'webhook-signature': signatures.join(' '),
  }
}

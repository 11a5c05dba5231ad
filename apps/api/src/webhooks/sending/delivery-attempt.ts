import { ActionError, retryAfterSeconds } from '@counterflow/plugin-sdk'
import { Inject, Injectable } from '@nestjs/common'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { LOGGER, type Logger } from '../../platform/logging/logger.js'
import { OutboundHttp } from '../../platform/outbound/outbound-http.js'
import { SecretUnreadable } from '../../platform/secrets/secret-box.js'
import { payloadOf } from '../deliveries/webhook-payload.js'
import { WebhookSecrets } from '../subscriptions/webhook-secrets.js'
import type { ClaimedDelivery } from './delivery-claims.js'
import { signatureHeaders } from './webhook-signature.js'

/** What came of an attempt. */
export interface AttemptOutcome {
  readonly at: Date
  readonly milliseconds: number
  /** Null when nobody answered. */
  readonly status: number | null
  readonly body: string | null
  readonly error: { readonly code: string; readonly message: string } | null
  readonly retryAfterSeconds: number | undefined
}

const timeoutSeconds = 15
const keptBytes = 2_048

/** PostgreSQL keeps no U+0000, and a character may have been cut in two. */
const keptText = (text: string) => text.replaceAll('\0', '\uFFFD').replace(/\uFFFD+$/, '')

/** Sends a message once. */
@Injectable()
export class DeliveryAttempt {
  constructor(
    @Inject(OutboundHttp) private readonly http: OutboundHttp,
    @Inject(WebhookSecrets) private readonly secrets: WebhookSecrets,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async make(delivery: ClaimedDelivery, signal: AbortSignal): Promise<AttemptOutcome> {
    const at = this.now()
    const begun = performance.now()
    const ended = () => ({ at, milliseconds: Math.round(performance.now() - begun) })
    try {
      const answer = await this.send(delivery, at, signal)
      const asked = retryAfterSeconds(answer.headers['retry-after'], this.now().getTime())
      const { status } = answer
      return { ...ended(), status, body: keptText(answer.body), error: null, retryAfterSeconds: asked }
    } catch (error) {
      return { ...ended(), status: null, body: null, error: this.told(error), retryAfterSeconds: undefined }
    }
  }

  private send(delivery: ClaimedDelivery, at: Date, signal: AbortSignal) {
    const { subscriptionId, messageId, message, url } = delivery
    const body = JSON.stringify(payloadOf({ id: messageId, ...message }))
    const timestamp = Math.floor(at.getTime() / 1_000)
    const keys = this.secrets.keysOf({ ...delivery, id: subscriptionId }, at)
    return this.http.request({
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/json',
        ...signatureHeaders({ id: messageId, timestamp, body }, keys),
      },
      body,
      signal,
      timeoutSeconds,
      mostBytes: keptBytes,
      glance: true,
    })
  }

  private told(error: unknown): { code: string; message: string } {
    if (error instanceof ActionError) return { code: error.code, message: error.message }
    if (error instanceof SecretUnreadable) return { code: 'secret_unreadable', message: error.message }
    this.logger.error({ error }, 'A webhook could not be sent for a reason of our own.')
    return { code: 'unexpected', message: 'The message could not be sent; the log of the server says why.' }
  }
}

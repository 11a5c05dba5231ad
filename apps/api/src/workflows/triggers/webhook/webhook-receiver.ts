import { randomUUIDv7 } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Json } from '@counterflow/core'
import { webhookDefaults } from '@counterflow/plugin-sdk'
import { Inject, Injectable } from '@nestjs/common'
import type { RunEnd } from '../../runs/endings/run-endings.js'
import type { PracticeVersion } from '../../runs/practice/practice.js'
import { Runs } from '../../runs/runs.js'
import { concerns } from '../concerns.js'
import { RegulatedDeliveries, webhookReceived } from './regulated-deliveries.js'
import { readWebhookBody } from './webhook-body.js'
import { type CalledWebhook, WebhookDirectory } from './webhook-directory.js'
import { signatureProblem, webhookUnknown, workflowOff } from './webhook-problems.js'
import { verifySignature } from './webhook-signature.js'

/** A request to a webhook's address. */
export interface Delivery {
  readonly token: string
  readonly headers: IncomingHttpHeaders
  readonly query: Readonly<Record<string, unknown>>
  readonly body: Buffer
}

/** What the sender is answered. */
export interface Receipt {
  readonly status: 200 | 202
  readonly answer: {
    /** Null when the trigger's condition does not want this delivery. */
    readonly runId: string | null
    readonly duplicate?: true
    readonly result?: RunEnd['result']
    readonly error?: RunEnd['error']
  }
}

/** A workflow that is edited all the time is looked up so often, then its sender is asked to come again. */
const mostLooks = 3

/** Takes deliveries in: believes them or not, and starts their run. */
@Injectable()
export class WebhookReceiver {
  constructor(
    @Inject(WebhookDirectory) private readonly directory: WebhookDirectory,
    @Inject(Runs) private readonly runs: Runs,
    @Inject(RegulatedDeliveries) private readonly regulated: RegulatedDeliveries,
  ) {}

  /** @throws Problem when the delivery is not taken; then nothing was stored. */
  async receive(delivery: Delivery): Promise<Receipt> {
    const practised = this.runs.practice.behind(delivery.token)
    if (practised !== undefined) return this.practise(delivery, practised)
    for (let look = 1; look <= mostLooks; look += 1) {
      const webhook = await this.directory.find(delivery.token)
      if (webhook === undefined) throw webhookUnknown()
      const receipt = await this.admit(delivery, webhook)
      if (receipt !== undefined) return receipt
      this.directory.forget(delivery.token)
    }
    throw workflowOff()
  }

  /** As if the workflow were on: the database knows better, and writes nothing. */
  private async practise(delivery: Delivery, { workflowId, ...version }: PracticeVersion): Promise<Receipt> {
    const receipt = await this.admit(delivery, { workflowId, secret: '', live: { ...version, config: {} } })
    return receipt ?? { status: 202, answer: { runId: null } }
  }

  /** Undefined: what we know of the webhook is out of date. */
  private async admit(delivery: Delivery, webhook: CalledWebhook): Promise<Receipt | undefined> {
    const { live, workflowId, secret } = webhook
    const verified = live && verifySignature(live.config, secret, delivery.headers, delivery.body, Date.now())
    if (verified !== null && 'kind' in verified) throw signatureProblem(verified)
    if (live === null) throw workflowOff()
    const { definition, versionId, config } = live
    const payload = payloadOf(delivery, config.headers ?? [])
    if (
      definition.trigger?.when !== undefined &&
      !concerns(definition, payload, await this.runs.shopValues())
    ) {
      return { status: 200, answer: { runId: null } }
    }
    const intake = definition.flow === undefined ? this.runs.intake : this.regulated
    const admitted = await intake.admit({
      eventId: randomUUIDv7(),
      runId: randomUUIDv7(),
      workflowId,
      versionId,
      triggerType: definition.trigger?.type ?? '',
      eventType: webhookReceived.type,
      payload: JSON.stringify(payload),
      trigger: payload,
      deliveryId: deliveryIdOf(delivery, config.deliveryIdHeader) ?? null,
      signature: verified?.signature ?? null,
    })
    if (admitted.outcome === 'not-live') return undefined
    const { runId } = admitted
    if (admitted.outcome === 'duplicate') return { status: 200, answer: { runId, duplicate: true } }
    if ((config.answer ?? webhookDefaults.answer) === 'accepted') return { status: 202, answer: { runId } }
    const end = await this.runs.endings.of(runId)
    return end === undefined ? { status: 202, answer: { runId } } : { status: 200, answer: { runId, ...end } }
  }
}

/** What the run finds under `trigger`. Headers that nobody asked for, keys and cookies among them, are not kept. */
function payloadOf({ headers, query, body }: Delivery, kept: readonly string[]): Json {
  const text = (values: Readonly<Record<string, unknown>>, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, String(values[name] ?? '')]))
  return {
    body: readWebhookBody(headers['content-type'], body),
    ...(Object.keys(query).length > 0 ? { query: text(query, Object.keys(query)) } : {}),
    ...(kept.length > 0
      ? {
          headers: text(
            headers,
            kept.map((name) => name.toLowerCase()),
          ),
        }
      : {}),
  }
}

const longestDeliveryId = 500

function deliveryIdOf({ headers }: Delivery, header: string | undefined): string | undefined {
  const sent = header ? headers[header.toLowerCase()] : undefined
  return typeof sent === 'string' && sent !== '' ? sent.slice(0, longestDeliveryId) : undefined
}

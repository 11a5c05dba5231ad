import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common'
import { Agent, request } from 'undici'
import webPush from 'web-push'
import { SETTINGS, type Settings } from '../../platform/config/settings.js'
import { outboundFailure } from '../../platform/outbound/outbound-failure.js'
import { publicConnector } from '../../platform/outbound/public-connector.js'
import type { PushDevice } from './push-device.table.js'
import { type PushKeys, readPushKeys } from './push-keys.js'

/** What a device shows. Nothing of it says who wrote or what. */
export interface Notification {
  readonly title: string
  readonly body: string
  /** Where a click leads. */
  readonly url: string
  /** A later one of the same tag takes its place. */
  readonly tag: string
}

/** `gone`: the browser has ended the subscription; `refused`: it was not taken this time. */
export type PushOutcome = 'taken' | 'gone' | { readonly refused: string }

/** News that is older than this is none. */
const timeToLive = 3_600
const timeLimit = 10_000

/** Hands notifications to the push services of browsers, which cannot read them (RFC 8291). */
@Injectable()
export class PushService implements OnApplicationShutdown {
  private readonly agent: Agent
  private readonly subject: string
  private reading: Promise<PushKeys> | undefined

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {
    const options = { timeout: timeLimit, allowH2: false }
    this.agent = new Agent({
      connect: settings.outboundPrivate === 'deny' ? publicConnector(options) : options,
    })
    // Whom a push service may turn to; it takes no plain http address.
    this.subject = settings.publicUrl.startsWith('https:') ? settings.publicUrl : 'mailto:shop@example.com'
  }

  /** The keys of this shop. */
  keys(): Promise<PushKeys> {
    this.reading ??= readPushKeys(this.settings)
    this.reading.catch(() => {
      this.reading = undefined
    })
    return this.reading
  }

  async send(
    { endpoint, p256dh, auth }: Pick<PushDevice, 'endpoint' | 'p256dh' | 'auth'>,
    notification: Notification,
  ): Promise<PushOutcome> {
    try {
      const { method, headers, body } = webPush.generateRequestDetails(
        { endpoint, keys: { p256dh, auth } },
        JSON.stringify(notification),
        {
          vapidDetails: { subject: this.subject, ...(await this.keys()) },
          TTL: timeToLive,
          urgency: 'high',
          contentEncoding: 'aes128gcm',
        },
      )
      const answer = await request(endpoint, {
        method,
        headers: Object.entries(headers).flatMap(([name, value]) => [name, String(value)]),
        body,
        dispatcher: this.agent,
        signal: AbortSignal.timeout(timeLimit),
      })
      await answer.body.dump()
      return outcomeOf(answer.statusCode, new URL(endpoint).host)
    } catch (error) {
      return { refused: outboundFailure(error, new URL(endpoint).host).message }
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.agent.close()
  }
}

function outcomeOf(status: number, host: string): PushOutcome {
  if (status === 404 || status === 410) return 'gone'
  return status < 300 ? 'taken' : { refused: `${host} answered ${status}.` }
}

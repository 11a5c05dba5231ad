import type { ChatEntry } from './chat-types'
import type { Outbox } from './outbox'
import { Refusal } from './refusal'
import { retryPause } from './retry-pause'
import type { ShopCalls } from './shop-calls'

export interface SendingListener {
  sent(entry: ChatEntry): void
  /** What waits is another than it was. */
  changed(): void
  connected(isConnected: boolean): void
  /** The token is good for nothing any more. */
  ended(): void
}

/**
 * Sends what is in the outbox, one after the other in the order in which it was written, until all is confirmed. The
 * key of a message makes it safe to send it again, also from another tab.
 */
export class Sending {
  private underWay = false
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private stopped = false

  constructor(
    private readonly calls: ShopCalls,
    private readonly token: string,
    private readonly outbox: Outbox,
    private readonly listener: SendingListener,
  ) {}

  /** Begins, unless it is under way. */
  readonly flush = (): void => {
    clearTimeout(this.timer)
    if (this.underWay || this.stopped) return
    this.underWay = true
    void this.sendAll().finally(() => {
      this.underWay = false
    })
  }

  stop(): void {
    this.stopped = true
    clearTimeout(this.timer)
  }

  private async sendAll(): Promise<void> {
    for (;;) {
      const next = this.outbox.list().find(({ refused }) => !refused)
      if (next === undefined || this.stopped) return
      try {
        const entry = await this.calls.send(this.token, next.clientKey, next.text)
        this.failures = 0
        this.outbox.remove(next.clientKey)
        this.listener.connected(true)
        this.listener.sent(entry)
      } catch (error) {
        if (this.stopped) return
        if (!(error instanceof Refusal)) return this.later(0, false)
        if (error.status === 401) return this.listener.ended()
        if (error.passes) return this.later(error.retryAfter, true)
        this.outbox.add({ ...next, refused: true })
        this.listener.changed()
      }
    }
  }

  private later(seconds: number, isReached: boolean): void {
    this.failures += 1
    this.listener.connected(isReached)
    this.timer = setTimeout(this.flush, Math.max(seconds * 1_000, retryPause(this.failures, Math.random())))
  }
}

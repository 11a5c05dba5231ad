import type { ChatNews } from './chat-types'
import { Refusal } from './refusal'
import { retryPause } from './retry-pause'
import { readEvents } from './server-events'
import type { ShopCalls } from './shop-calls'

export interface StreamListener {
  /** From which version on it has to be told. */
  version(): number
  news(news: ChatNews): void
  connected(isConnected: boolean): void
  /** The token is good for nothing any more. */
  ended(): void
}

/** The shop says something every fifteen seconds; who hears nothing for so long has lost it. */
const silence = 40_000

/** Hears of news as long as it is not stopped: whatever breaks, it comes back for what it missed. */
export class LiveStream {
  private readonly stopping = new AbortController()
  private attempt = new AbortController()
  private failures = 0
  private hurry = () => {}

  constructor(
    private readonly calls: ShopCalls,
    private readonly token: string,
    private readonly listener: StreamListener,
  ) {}

  async run(): Promise<void> {
    const { signal } = this.stopping
    const soon = () => this.hurry()
    window.addEventListener('online', soon, { signal })
    document.addEventListener('visibilitychange', soon, { signal })
    while (!signal.aborted) {
      const error = await this.listen().catch((reason: unknown) => reason)
      if (signal.aborted) return
      this.listener.connected(false)
      if (error instanceof Refusal && error.status === 401) return this.listener.ended()
      this.failures += 1
      const asked = error instanceof Refusal ? error.retryAfter * 1_000 : 0
      await this.pause(Math.max(asked, retryPause(this.failures, Math.random())))
    }
  }

  stop(): void {
    this.stopping.abort()
    this.attempt.abort()
    this.hurry()
  }

  private async listen(): Promise<void> {
    const attempt = new AbortController()
    this.attempt = attempt
    let timer = setTimeout(() => attempt.abort(), silence)
    const alive = () => {
      clearTimeout(timer)
      timer = setTimeout(() => attempt.abort(), silence)
    }
    try {
      const response = await this.calls.stream(this.token, this.listener.version(), attempt.signal)
      if (response.body === null) throw new Error('The stream has no body.')
      this.failures = 0
      this.listener.connected(true)
      await readEvents(response.body, (data) => this.listener.news(JSON.parse(data)), alive)
    } finally {
      clearTimeout(timer)
    }
  }

  private async pause(milliseconds: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = setTimeout(resolve, milliseconds)
    this.hurry = resolve
    await promise
    clearTimeout(timer)
    this.hurry = () => {}
  }
}

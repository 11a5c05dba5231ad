import type { ChatEntries, ChatNews } from './chat-types'
import { LiveStream } from './live-stream'
import { Refusal } from './refusal'
import { retryPause } from './retry-pause'
import type { ShopCalls } from './shop-calls'
import { leadOneTab, openTabLine, type TabLine } from './tab-lead'
import { hasMissed, type Thread } from './thread'

/** News, with the version that its teller knew before: who knows less has missed something in between. */
interface Told {
  readonly after: number
  readonly news: ChatNews
}

export interface FeedListener {
  thread(): Thread
  latest(entries: ChatEntries): void
  news(entries: ChatEntries): void
  typing(names: readonly string[]): void
  connected(isConnected: boolean): void
  loading(state: 'loading' | 'failed'): void
  /** The token is good for nothing any more. */
  ended(): void
}

/**
 * Keeps a tab in the know: reads the latest page, or what changed since it knew, then follows what happens, by a stream of its own or by that of
 * another tab. Nothing is missed, whatever breaks: every version is either told of or asked for.
 */
export class ThreadFeed {
  private readonly line: TabLine<Told>
  private readonly stopping = new AbortController()
  private stopLeading = () => {}
  private catchingUp = false
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly calls: ShopCalls,
    private readonly token: string,
    private readonly name: string,
    private readonly listener: FeedListener,
  ) {
    this.line = openTabLine<Told>(name, (told) => this.hear(told))
  }

  /** Begins to follow; tries again by itself until that works. */
  readonly open = async (): Promise<void> => {
    clearTimeout(this.timer)
    this.listener.loading('loading')
    try {
      if (this.listener.thread().version === null) {
        const latest = await this.calls.latest(this.token)
        if (!this.stopping.signal.aborted) this.listener.latest(latest)
      } else await this.catchUp()
      if (this.stopping.signal.aborted) return
      this.listener.connected(true)
      this.follow()
    } catch (error) {
      if (this.stopping.signal.aborted) return
      if (error instanceof Refusal && error.status === 401) return this.listener.ended()
      this.failures += 1
      this.listener.loading('failed')
      this.timer = setTimeout(() => void this.open(), retryPause(this.failures, Math.random()))
    }
  }

  close(): void {
    this.stopping.abort()
    clearTimeout(this.timer)
    this.stopLeading()
    this.line.close()
  }

  private follow(): void {
    const { signal } = this.stopping
    // Another tab may have told of something while this one slept.
    const look = () => {
      if (document.visibilityState === 'visible') this.lookAgain()
    }
    document.addEventListener('visibilitychange', look, { signal })
    this.stopLeading = leadOneTab(this.name, () => {
      const stream = new LiveStream(this.calls, this.token, {
        version: () => this.listener.thread().version ?? 0,
        news: (news) => {
          this.line.tell({ after: this.listener.thread().version ?? 0, news })
          this.take(news)
        },
        connected: (isConnected) => this.listener.connected(isConnected),
        ended: () => this.listener.ended(),
      })
      void stream.run()
      return () => stream.stop()
    })
  }

  private hear({ after, news }: Told): void {
    const thread = this.listener.thread()
    if (thread.version === null) return
    // The other tab hears, so the shop is there.
    this.listener.connected(true)
    if (news.type === 'entries' && hasMissed(thread, after)) this.lookAgain()
    else this.take(news)
  }

  private take(news: ChatNews): void {
    if (news.type === 'entries') this.listener.news(news)
    else this.listener.typing(news.names)
  }

  private lookAgain(): void {
    if (this.catchingUp) return
    this.catchingUp = true
    // The stream of whichever tab leads notices what is wrong; the next news asks again.
    this.catchUp()
      .catch(() => {})
      .finally(() => {
        this.catchingUp = false
      })
  }

  private async catchUp(): Promise<void> {
    for (let more = true; more && !this.stopping.signal.aborted; ) {
      const changed = await this.calls.changed(this.token, this.listener.thread().version ?? 0)
      if (this.stopping.signal.aborted) return
      this.listener.news(changed)
      more = changed.more
    }
  }
}

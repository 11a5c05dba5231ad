import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common'
import { z } from 'zod'
import { DATABASE_ADDRESS, type DatabaseAddress } from '../database/database.js'
import { openPool, type PlainPool } from '../database/plain-pool.js'
import { LOGGER, type Logger } from '../logging/logger.js'
import { NotificationListener } from './notification-listener.js'

const topics = [
  'events',
  'runs',
  'workflows',
  'cancellations',
  'messages',
  'answers',
  'deadlines',
  'presence',
] as const

export type Topic = (typeof topics)[number]

type Listener = () => void

const pause = 20

const backendSchema = z.object({ backend: z.int() })

const channelOf = (topic: Topic) => `counterflow_${topic}`

/**
 * Wakes whoever waits for something new, in this process at once and in others by NOTIFY.
 * NOTIFY serialises commits, so it is never part of a domain transaction: it follows the commit,
 * without a payload, and what is sent within 20 ms goes out as one. A lost signal costs time only,
 * since every listener also polls.
 */
@Injectable()
export class Signals implements OnApplicationShutdown {
  private readonly listeners: Record<Topic, Set<Listener>> = {
    events: new Set(),
    runs: new Set(),
    workflows: new Set(),
    cancellations: new Set(),
    messages: new Set(),
    answers: new Set(),
    deadlines: new Set(),
    presence: new Set(),
  }
  private readonly others: NotificationListener
  private readonly pool: PlainPool
  private readonly pending = new Set<Topic>()
  private timer: NodeJS.Timeout | undefined
  /** The backend by which this process sent last. */
  private backend: number | undefined

  constructor(@Inject(DATABASE_ADDRESS) address: DatabaseAddress, @Inject(LOGGER) logger: Logger) {
    this.pool = openPool(address, { max: 1, name: 'signals', logger })
    this.others = new NotificationListener(address, topics.map(channelOf), (channel, sender) => {
      // Who is here was woken when it was sent.
      if (sender !== undefined && sender === this.backend) return
      for (const topic of topics) if (channelOf(topic) === channel) this.wake(topic)
    })
  }

  async open(): Promise<void> {
    await this.others.open()
  }

  /** Wakes the listeners of `topic`. Call it after the commit. */
  send(topic: Topic): void {
    this.wake(topic)
    this.pending.add(topic)
    this.timer ??= setTimeout(() => void this.flush(), pause)
  }

  /** Calls `listener` whenever `topic` may have news; answers how to stop that. */
  listen(topic: Topic, listener: Listener): () => void {
    this.listeners[topic].add(listener)
    return () => this.listeners[topic].delete(listener)
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer)
    await Promise.all([this.others.close(), this.pool.end()])
  }

  private wake(topic: Topic): void {
    for (const listener of this.listeners[topic]) listener()
  }

  private async flush(): Promise<void> {
    const channels = [...this.pending].map(channelOf)
    this.pending.clear()
    this.timer = undefined
    try {
      const [row] = await this.pool`
        select pg_backend_pid() as backend, pg_notify(channel, '') from unnest(${channels}::text[]) channel`
      this.backend = backendSchema.parse(row).backend
    } catch {
      // The database is away; whoever missed this polls.
    }
  }
}

import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common'
import type postgres from 'postgres'
import { DATABASE_ADDRESS, type DatabaseAddress, openPool } from '../database/database.js'

export type Topic = 'events' | 'runs'

type Listener = () => void

const pause = 20

/**
 * Wakes whoever waits for something new, in this process at once and in others by NOTIFY.
 * NOTIFY serialises commits, so it is never part of a domain transaction: it follows the commit,
 * without a payload, and what is sent within 20 ms goes out as one. A lost signal costs time only,
 * since every listener also polls.
 */
@Injectable()
export class Signals implements OnApplicationShutdown {
  private readonly listeners: Record<Topic, Set<Listener>> = { events: new Set(), runs: new Set() }
  private readonly pool: postgres.Sql
  private readonly pending = new Set<Topic>()
  private timer: NodeJS.Timeout | undefined

  constructor(@Inject(DATABASE_ADDRESS) address: DatabaseAddress) {
    this.pool = openPool(address, { max: 1, name: 'signals' })
  }

  async open(): Promise<void> {
    for (const topic of ['events', 'runs'] as const) {
      await this.pool.listen(`counterflow_${topic}`, () => this.wake(topic))
    }
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
    await this.pool.end({ timeout: 2 })
  }

  private wake(topic: Topic): void {
    for (const listener of this.listeners[topic]) listener()
  }

  private async flush(): Promise<void> {
    const topics = [...this.pending]
    this.pending.clear()
    this.timer = undefined
    try {
      for (const topic of topics) await this.pool.notify(`counterflow_${topic}`, '')
    } catch {
      // The database is away; whoever missed this polls.
    }
  }
}

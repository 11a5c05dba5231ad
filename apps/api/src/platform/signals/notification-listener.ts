import type pg from 'pg'
import type { DatabaseAddress } from '../database/database.js'
import { closeConnection, openConnection } from '../database/single-connection.js'

const shortestPause = 200
const longestPause = 2_000

/**
 * Hears the NOTIFY of some channels on a connection of its own, and opens that again when it was lost. What was sent
 * meanwhile nobody heard, so each channel then counts as notified, by nobody in particular. Senders are told apart by
 * their backends.
 */
export class NotificationListener {
  private client: pg.Client | undefined
  private timer: NodeJS.Timeout | undefined
  private pause = shortestPause
  private closed = false

  constructor(
    private readonly address: DatabaseAddress,
    private readonly channels: readonly string[],
    private readonly heard: (channel: string, sender?: number) => void,
  ) {}

  async open(): Promise<void> {
    const client = await openConnection(this.address, 'listener')
    try {
      client.on('notification', ({ channel, processId }) => this.heard(channel, processId))
      for (const channel of this.channels) await client.query(`listen ${channel}`)
    } catch (error) {
      await closeConnection(client)
      throw error
    }
    if (this.closed) return closeConnection(client)
    client.once('end', () => this.openAgain())
    this.client = client
    this.pause = shortestPause
  }

  async close(): Promise<void> {
    this.closed = true
    clearTimeout(this.timer)
    if (this.client !== undefined) await closeConnection(this.client)
  }

  private openAgain(): void {
    this.client = undefined
    if (this.closed) return
    this.timer = setTimeout(() => {
      this.open().then(
        () => this.channels.forEach(this.heard),
        () => this.openAgain(),
      )
    }, this.pause)
    this.pause = Math.min(this.pause * 2, longestPause)
  }
}

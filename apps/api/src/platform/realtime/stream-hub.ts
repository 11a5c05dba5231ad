import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common'
import type { EventPosition } from '../events/event-position.js'
import { EventReader } from '../events/event-reader.js'
import { LOGGER, type Logger } from '../logging/logger.js'
import { PacedWork } from '../scheduling/paced-work.js'
import { Signals } from '../signals/signals.js'
import { comparePositions } from './event-order.js'
import { PassingNews } from './passing-news.js'
import { type StreamClient, writtenEvent } from './stream-client.js'
import { STREAM_TIMING, type StreamTiming } from './stream-timing.js'

const batch = 200
/** Who missed more than this is faster to load everything anew. */
const mostMissed = 2_000

/**
 * Reads the event log once for all streams of this process and hands each event to each of them. A stream
 * first catches up by itself, and joins the others at a moment when it has everything that they have.
 */
@Injectable()
export class StreamHub implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly live = new Set<StreamClient>()
  private position: EventPosition | undefined
  private readonly reading: PacedWork
  private failed = false
  private timers: NodeJS.Timeout[] = []
  private stopListening = () => {}
  private stopPassing = () => {}

  constructor(
    @Inject(EventReader) private readonly reader: EventReader,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(PassingNews) private readonly passing: PassingNews,
    @Inject(STREAM_TIMING) private readonly timing: StreamTiming,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.reading = new PacedWork(() => this.read(), timing.rest)
  }

  onApplicationBootstrap(): void {
    this.stopListening = this.signals.listen('events', () => this.wake())
    this.stopPassing = this.passing.listen((change) => {
      for (const client of this.live) client.pass(change)
    })
    this.timers = [
      setInterval(() => this.wake(), this.timing.poll).unref(),
      setInterval(() => {
        for (const client of this.live) client.heartbeat()
      }, this.timing.heartbeat).unref(),
    ]
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopListening()
    this.stopPassing()
    for (const timer of this.timers) clearInterval(timer)
    for (const client of this.live) client.end()
    this.live.clear()
    await this.reading.stop()
  }

  /** Sends what `client` missed, then everything as it happens. */
  async join(client: StreamClient): Promise<void> {
    let missed = 0
    while (!client.closed) {
      const before = this.position
      const events = await this.reader.after(client.position, batch)
      client.deliver(events.map(writtenEvent))
      missed += events.length
      if (missed > mostMissed) {
        client.reset(await this.reader.head())
        missed = 0
      } else if (events.length === batch) {
        await client.drained()
      } else if (this.hasNothingFor(client, before)) {
        if (this.live.size === 0) this.position = client.position
        this.live.add(client)
        this.wake()
        return
      }
    }
  }

  leave(client: StreamClient): void {
    this.live.delete(client)
  }

  /**
   * Whether all that the others have heard is either before the client's place, or was there to be read when
   * the client read last.
   */
  private hasNothingFor(client: StreamClient, before: EventPosition | undefined): boolean {
    if (this.live.size === 0 || this.position === undefined || this.position === before) return true
    return comparePositions(this.position, client.position) <= 0
  }

  private wake(): void {
    if (this.live.size > 0) this.reading.wake()
  }

  private async read(): Promise<void> {
    try {
      if (this.failed) await this.letGoOfOtherDatabase()
      for (;;) {
        const position = this.position
        if (position === undefined || this.live.size === 0) return
        const { events, isHeldBack } = await this.reader.read(position, batch)
        // Everybody left meanwhile, and somebody else came who is elsewhere in the log.
        if (this.position !== position) continue
        const written = events.map(writtenEvent)
        for (const client of this.live) client.deliver(written)
        this.position = events.at(-1)?.position ?? position
        if (isHeldBack) this.wake()
        if (events.length < batch) return
      }
    } catch (error) {
      if (!this.failed) this.logger.warn({ error }, 'Could not read the event log; trying again in a second.')
      this.failed = true
    }
  }

  /** After the database was away it may be another one: then every stream must start anew. */
  private async letGoOfOtherDatabase(): Promise<void> {
    const generation = await this.reader.generation()
    this.failed = false
    if (this.position === undefined || this.position.generation === generation) return
    for (const client of this.live) client.end()
    this.live.clear()
    this.position = undefined
  }
}

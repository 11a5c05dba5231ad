import type { ConversationId } from '@counterflow/core'
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { EventReader } from '../../platform/events/event-reader.js'
import { LogFollower } from '../../platform/events/log-follower.js'
import { LOGGER, type Logger } from '../../platform/logging/logger.js'
import { Metrics } from '../../platform/metrics/metrics.js'
import { sendStreamHead, tooManyStreams } from '../../platform/realtime/event-stream.js'
import { PacedWork } from '../../platform/scheduling/paced-work.js'
import { Signals } from '../../platform/signals/signals.js'
import { topicLabelled } from '../inbox-events.js'
import { Presence } from '../presence/presence.js'
import type { ChatSession } from './chat-session.table.js'
import { SignsOfLife } from './signs-of-life.js'
import { VisitorNews } from './visitor-news.js'
import { VisitorStream } from './visitor-stream.js'

const mostStreams = 5_000
/** Tabs share one; who opens more than these, loses the first. */
const mostOfOne = 6
const poll = 1_000
/** After a look for news, before the next: what comes in crowds is told together. */
const rest = 20
const heartbeat = 15_000
/** From one page to the next, nobody leaves the store. */
const leavingAfter = 2_000

/** The streams of visitors. As long as one is open, its visitor is on the store (R5, R7). */
@Injectable()
export class VisitorStreams implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly open = new Map<ConversationId, Set<VisitorStream>>()
  private readonly leaving = new Map<ConversationId, NodeJS.Timeout>()
  private readonly signs = new SignsOfLife<ConversationId>(heartbeat, poll)
  private timers: NodeJS.Timeout[] = []
  private stopListening: (() => void)[] = []
  private readonly log: LogFollower
  private readonly looking = new PacedWork(() => this.look(), rest)
  /** Those that may not have heard all. */
  private behind = new Set<VisitorStream>()
  private closing = false
  private failed = false

  constructor(
    @Inject(VisitorNews) private readonly news: VisitorNews,
    @Inject(Presence) private readonly presence: Presence,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(EventReader) reader: EventReader,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(Metrics) metrics: Metrics,
  ) {
    this.log = new LogFollower(reader)
    metrics.gauge('counterflow_chat_visitors', 'Open streams of visitors who chat.', () => this.all().length)
  }

  onApplicationBootstrap(): void {
    this.stopListening = [
      this.signals.listen('events', () => this.wake()),
      this.presence.listen(() => this.attempt(this.news.tellTyping(this.all()))),
    ]
    const tick = () => {
      this.wake()
      // Who stopped to write without a word is noticed by the clock.
      this.attempt(this.news.tellTyping(this.all().filter(({ hearsTyping }) => hearsTyping)))
      this.attempt(this.news.tellPresence(this.signs.due(performance.now())))
    }
    const beat = () => {
      for (const stream of this.all()) stream.heartbeat()
    }
    this.timers = [setInterval(tick, poll).unref(), setInterval(beat, heartbeat).unref()]
  }

  /** Answers `request` with what happens after `version`. @throws Problem `too-many-streams`. */
  start(request: FastifyRequest, reply: FastifyReply, session: ChatSession, version: number): void {
    if (this.closing || this.all().length >= mostStreams) throw tooManyStreams()
    sendStreamHead(reply)
    const stream = new VisitorStream(session, version, reply.raw)
    stream.open()
    if (request.method === 'HEAD') {
      stream.end()
      return
    }
    this.enter(stream)
    this.behind.add(stream)
    reply.raw.on('error', () => {})
    reply.raw.once('close', () => this.leave(stream))
    this.wake()
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.closing = true
    for (const stop of this.stopListening) stop()
    for (const timer of [...this.timers, ...this.leaving.values()]) clearTimeout(timer)
    // Their visitors come back in a second: they have not left.
    for (const stream of this.all()) stream.end()
    this.open.clear()
    this.signs.clear()
    await this.looking.stop()
  }

  private enter(stream: VisitorStream): void {
    const { conversationId } = stream.session
    const others = this.open.get(conversationId) ?? new Set()
    const [first] = others
    if (others.size >= mostOfOne) first?.end()
    this.open.set(conversationId, others.add(stream))
    clearTimeout(this.leaving.get(conversationId))
    this.leaving.delete(conversationId)
    if (others.size === 1) {
      this.signs.said(conversationId, performance.now())
      this.attempt(this.presence.customer(conversationId, 'viewing'))
    }
    this.attempt(this.news.tellTyping([stream]))
  }

  private leave(stream: VisitorStream): void {
    const { conversationId } = stream.session
    this.behind.delete(stream)
    const others = this.open.get(conversationId)
    if (this.closing || others === undefined || !others.delete(stream) || others.size > 0) return
    this.open.delete(conversationId)
    this.signs.gone(conversationId)
    const gone = () => {
      this.leaving.delete(conversationId)
      this.attempt(this.presence.customer(conversationId, 'away'))
    }
    this.leaving.set(conversationId, setTimeout(gone, leavingAfter).unref())
  }

  private wake(): void {
    if (this.open.size > 0) this.looking.wake()
    else this.log.rest()
  }

  /** Tells news to those whom it concerns. */
  private async look(): Promise<void> {
    try {
      await this.findBehind()
    } catch (error) {
      this.warn(error)
      return
    }
    const { behind } = this
    this.behind = new Set()
    try {
      await this.news.tell([...behind])
      this.failed = false
    } catch (error) {
      for (const stream of behind) if (!stream.closed) this.behind.add(stream)
      this.warn(error)
    }
  }

  /** What a message is about is for staff alone: no visitor is told anything then. */
  private async findBehind(): Promise<void> {
    const happened = await this.log.news()
    if (this.log.isHeldBack) this.wake()
    const open: ReadonlyMap<string, ReadonlySet<VisitorStream>> = this.open
    const concerned =
      happened === undefined
        ? this.all()
        : happened
            .filter(({ subjectType, type }) => subjectType === 'conversation' && type !== topicLabelled.type)
            .flatMap(({ subjectId }) => [...(open.get(subjectId) ?? [])])
    for (const stream of concerned) this.behind.add(stream)
  }

  private attempt(work: Promise<void>): void {
    work.catch((error: unknown) => this.warn(error))
  }

  private warn(error: unknown): void {
    if (!this.failed)
      this.logger.warn({ error }, 'Visitors could not be told what is new; trying again in a second.')
    this.failed = true
  }

  private all(): VisitorStream[] {
    return [...this.open.values()].flatMap((streams) => [...streams])
  }
}

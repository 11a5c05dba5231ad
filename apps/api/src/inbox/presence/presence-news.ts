import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common'
import { gt, sql } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { PassingNews } from '../../platform/realtime/passing-news.js'
import { Presence } from './presence.js'
import { conversationPresence } from './presence.table.js'

/** In milliseconds: what happens within it is read together. */
const gathering = 250
/** Past the moment at which somebody is forgotten, so that they are. */
const grace = 50

/** Tells staff in whose conversations somebody came, went, or began or stopped to type. */
@Injectable()
export class PresenceNews implements OnApplicationBootstrap, BeforeApplicationShutdown {
  /** Who is where, as it was told last; by conversation. */
  private told = new Map<string, string>()
  private timer: NodeJS.Timeout | undefined
  private expiry: NodeJS.Timeout | undefined
  private underWay: Promise<void> = Promise.resolve()
  private stopListening = () => {}

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Presence) private readonly presence: Presence,
    @Inject(PassingNews) private readonly news: PassingNews,
  ) {}

  onApplicationBootstrap(): void {
    this.stopListening = this.presence.listen(() => this.wake())
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopListening()
    clearTimeout(this.timer)
    clearTimeout(this.expiry)
    await this.underWay
  }

  private wake(): void {
    if (!this.news.isHeard) return
    this.timer ??= setTimeout(() => {
      this.timer = undefined
      // The database is away: whoever looks asks by themselves after a while.
      this.underWay = this.underWay.then(() => this.read()).catch(() => undefined)
    }, gathering)
  }

  private async read(): Promise<void> {
    const now = this.clock()
    const rows = await this.database
      .select()
      .from(conversationPresence)
      .where(gt(conversationPresence.until, sql`${now.toISOString()}::timestamptz`))
      .orderBy(conversationPresence.whoType, conversationPresence.whoId)
    const present = new Map<string, string>()
    for (const { conversationId, whoType, whoId, doing } of rows) {
      const others = present.get(conversationId) ?? ''
      present.set(conversationId, `${others} ${whoType}/${whoId}/${doing}`)
    }
    const before = this.told
    this.told = present
    for (const conversationId of new Set([...before.keys(), ...present.keys()])) {
      if (before.get(conversationId) === present.get(conversationId)) continue
      this.news.tell({
        audience: 'inbox.read',
        change: {
          type: 'conversation.presence',
          subjectType: 'conversation_presence',
          subjectId: conversationId,
        },
      })
    }
    clearTimeout(this.expiry)
    if (rows.length === 0) return
    const first = Math.min(...rows.map(({ until }) => until.getTime()))
    this.expiry = setTimeout(() => this.wake(), first - now.getTime() + grace)
  }
}

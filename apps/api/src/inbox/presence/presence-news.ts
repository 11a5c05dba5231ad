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

/** Who is in a conversation: all of them, and whether the customer is one. */
interface Present {
  readonly everybody: string
  readonly customer: boolean
}

const nobody: Present = { everybody: '', customer: false }

/** Tells staff in whose conversations somebody came, went, or began or stopped to type. */
@Injectable()
export class PresenceNews implements OnApplicationBootstrap, BeforeApplicationShutdown {
  /** Who is where, as it was told last; by conversation. */
  private told = new Map<string, Present>()
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
    const present = new Map<string, Present>()
    for (const { conversationId, whoType, whoId, doing } of rows) {
      const others = present.get(conversationId) ?? nobody
      present.set(conversationId, {
        everybody: `${others.everybody} ${whoType}/${whoId}/${doing}`,
        customer: others.customer || whoType === 'customer',
      })
    }
    const before = this.told
    this.told = present
    for (const conversationId of new Set([...before.keys(), ...present.keys()])) {
      const was = before.get(conversationId) ?? nobody
      const is = present.get(conversationId) ?? nobody
      if (was.everybody !== is.everybody)
        this.tell(conversationId, 'conversation.presence', 'conversation_presence')
      // Lists and heads show who is on the store (R5 to R7): the conversation itself looks otherwise now.
      if (was.customer !== is.customer) this.tell(conversationId, 'conversation.customer', 'conversation')
    }
    clearTimeout(this.expiry)
    if (rows.length === 0) return
    const first = Math.min(...rows.map(({ until }) => until.getTime()))
    this.expiry = setTimeout(() => this.wake(), first - now.getTime() + grace)
  }

  private tell(subjectId: string, type: string, subjectType: string): void {
    this.news.tell({ audience: 'inbox.read', change: { type, subjectType, subjectId } })
  }
}

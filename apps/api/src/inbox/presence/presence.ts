import type { ConversationId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, gt, lt, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { Actor } from '../../platform/http/actor.js'
import { Retention } from '../../platform/retention/retention.js'
import { Signals } from '../../platform/signals/signals.js'
import { conversations } from '../conversations/conversation.table.js'
import { unknownConversation } from '../conversations/conversation-problems.js'
import type { presenceSchema } from './presence.contract.js'
import { conversationPresence } from './presence.table.js'

/** What somebody does in a conversation; `away`: nothing any more. */
export type Doing = 'viewing' | 'typing' | 'away'

/** Without a further sign of life, in milliseconds: who looks says so every 15 seconds, who types every 4. */
const lasts = { viewing: 40_000, typing: 8_000 } as const

/** Who is in a conversation at this moment. Kept apart from its log, for seconds, and told by a signal without words. */
@Injectable()
export class Presence {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Retention) retention: Retention,
  ) {
    retention.register(() => this.forget())
  }

  /** A member of staff looks or types, or has gone. @throws Problem `not-found`. */
  async staff(conversationId: ConversationId, { id, name }: Actor, doing: Doing): Promise<void> {
    if (id === null) return
    await this.requireConversation(conversationId)
    await this.note(conversationId, { whoType: 'staff', whoId: id, name }, doing)
  }

  /** The customer is on the store, types there, or has left it. */
  async customer(conversationId: ConversationId, doing: Doing): Promise<void> {
    const now = this.clock()
    await this.database
      .update(conversations)
      .set({ customerSeenAt: doing === 'away' ? null : now })
      .where(eq(conversations.id, conversationId))
    await this.note(conversationId, { whoType: 'customer', whoId: '', name: '' }, doing)
  }

  /** Who is there, beside the one who asks. */
  async of(conversationId: ConversationId, except: string | null): Promise<z.input<typeof presenceSchema>> {
    const rows = await this.database
      .select()
      .from(conversationPresence)
      .where(
        and(
          eq(conversationPresence.conversationId, conversationId),
          gt(conversationPresence.until, sql`${this.clock().toISOString()}::timestamptz`),
        ),
      )
      .orderBy(conversationPresence.name, conversationPresence.whoId)
    const customer = rows.find(({ whoType }) => whoType === 'customer')
    return {
      staff: rows
        .filter(({ whoType, whoId }) => whoType === 'staff' && whoId !== except)
        .map(({ whoId, name, doing }) => ({ id: whoId, name, doing })),
      customerTyping: customer?.doing === 'typing',
    }
  }

  /** Calls `listener` when somebody came, went, or began or stopped to type, in this process or another. */
  listen(listener: () => void): () => void {
    return this.signals.listen('presence', listener)
  }

  private async note(
    conversationId: ConversationId,
    who: { whoType: 'staff' | 'customer'; whoId: string; name: string },
    doing: Doing,
  ): Promise<void> {
    const where = and(
      eq(conversationPresence.conversationId, conversationId),
      eq(conversationPresence.whoType, who.whoType),
      eq(conversationPresence.whoId, who.whoId),
    )
    const [before] = await this.database.select().from(conversationPresence).where(where)
    const now = this.clock()
    if (doing === 'away') await this.database.delete(conversationPresence).where(where)
    else {
      const set = { name: who.name, doing, until: new Date(now.getTime() + lasts[doing]) }
      await this.database
        .insert(conversationPresence)
        .values({ conversationId, ...who, ...set })
        .onConflictDoUpdate({
          target: [
            conversationPresence.conversationId,
            conversationPresence.whoType,
            conversationPresence.whoId,
          ],
          set,
        })
    }
    const was = before === undefined || before.until <= now ? 'away' : before.doing
    if (was !== doing) this.signals.send('presence')
  }

  private async requireConversation(conversationId: ConversationId): Promise<void> {
    const [found] = await this.database
      .select({ id: conversations.id })
      .from(conversations)
      .where(eq(conversations.id, conversationId))
    if (found === undefined) throw unknownConversation()
  }

  private async forget(): Promise<void> {
    await this.database
      .delete(conversationPresence)
      .where(lt(conversationPresence.until, sql`${this.clock().toISOString()}::timestamptz`))
  }
}

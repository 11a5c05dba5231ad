import { createHash } from 'node:crypto'
import type { ConversationId, Language } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq, lt, sql } from 'drizzle-orm'
import { ChatCarts, hashOfToken, newPublicToken } from '../../commerce/commerce.public.js'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { Coalescer } from '../../platform/coalescing/coalescer.js'
import { amongGiven } from '../../platform/database/among.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { KEYED_DATABASE } from '../../platform/database/keyed-database.js'
import { knownQuery } from '../../platform/database/known-query.js'
import { Transactions } from '../../platform/database/transactions.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { Retention } from '../../platform/retention/retention.js'
import { Conversations } from '../conversations/conversations.js'
import { unknownChat } from './chat-problems.js'
import { type ChatSession, chatSessions } from './chat-session.table.js'

/** Who begins a chat, by what they say of themselves. */
export interface NewChat {
  /** Made by the browser: a beginning whose answer was lost is none the second time. */
  readonly clientKey: string
  readonly name: string
  readonly email: string
  readonly language: Language
  readonly cartToken?: string | undefined
}

const day = 86_400_000
/** A token that nobody has used for so long is good no more; the conversation stays. */
const forgottenAfter = 180 * day
/** In this time the same beginning may be repeated. */
const repeatable = 600_000
const hour = 3_600_000
const mostTogether = 100

const sessionsOf = knownQuery((queries) =>
  queries.select().from(chatSessions).where(amongGiven(chatSessions.tokenHash, 'hashes')),
)

/** Lets visitors begin conversations, and knows them again. */
@Injectable()
export class ChatSessions {
  /** Everything that a visitor does begins with it: those who come together share one statement. */
  private readonly asked = new Coalescer<string, ChatSession | null>(
    (hashes) => this.ofHashes(hashes),
    mostTogether,
  )

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(KEYED_DATABASE) private readonly keyed: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Conversations) private readonly conversations: Conversations,
    @Inject(ChatCarts) private readonly carts: ChatCarts,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Retention) retention: Retention,
  ) {
    retention.register(() => this.forget())
  }

  /**
   * Begins a conversation, which is nobody's in particular: who names the address of a customer is not that customer.
   * @throws Problem `unknown-chat` where the same beginning is repeated much later.
   */
  async begin(chat: NewChat): Promise<{ token: string; conversationId: ConversationId }> {
    const { clientKey, name, email, language, cartToken } = chat
    const cartId = cartToken === undefined ? null : await this.cartOf(cartToken)
    const token = newPublicToken()
    const tokenHash = hashOfToken(token)
    const now = this.clock()
    return this.transactions.run(async (transaction) => {
      const conversationId = await this.conversations.begin(transaction, {
        channel: 'chat',
        // As good as a password for a while, so it is not kept either.
        threadKey: createHash('sha256').update(clientKey).digest('hex'),
        name,
        email,
        language,
        cartId,
        at: now,
      })
      const [session] = await transaction
        .insert(chatSessions)
        .values({ conversationId, tokenHash, beganAt: now, seenAt: now })
        .onConflictDoUpdate({
          target: chatSessions.conversationId,
          set: { tokenHash },
          setWhere: sql`${chatSessions.beganAt} > ${new Date(now.getTime() - repeatable).toISOString()}::timestamptz`,
        })
        .returning({ conversationId: chatSessions.conversationId })
      if (session === undefined) throw unknownChat()
      return { token, conversationId }
    })
  }

  /** The session of a token. @throws Problem `unknown-chat`. */
  async find(token: string): Promise<ChatSession> {
    const session = await this.asked.submit(hashOfToken(token))
    const now = this.clock()
    if (session === null || session.seenAt.getTime() < now.getTime() - forgottenAfter) throw unknownChat()
    if (session.seenAt.getTime() < now.getTime() - hour) {
      await this.database
        .update(chatSessions)
        .set({ seenAt: now })
        .where(eq(chatSessions.conversationId, session.conversationId))
    }
    return session
  }

  private async ofHashes(hashes: readonly string[]): Promise<(ChatSession | null)[]> {
    const found = await sessionsOf(this.keyed, { hashes: [...new Set(hashes)] })
    const byHash = new Map(found.map((session) => [session.tokenHash, session]))
    return hashes.map((hash) => byHash.get(hash) ?? null)
  }

  /** A cart that is gone keeps nobody from writing. */
  private async cartOf(token: string): Promise<string | null> {
    try {
      return await this.carts.idOf(token)
    } catch (error) {
      if (error instanceof Problem) return null
      throw error
    }
  }

  private async forget(): Promise<void> {
    const before = new Date(this.clock().getTime() - forgottenAfter)
    await this.database.delete(chatSessions).where(lt(chatSessions.seenAt, before))
  }
}

import { createHash } from 'node:crypto'
import {
  type ConversationId,
  type ConversationSnapshot,
  canonicalJson,
  type DiscountId,
  type EntryId,
  type StaffId,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { languageOf, ShopSettings } from '../../commerce/commerce.public.js'
import { CLOCK, type Clock } from '../../platform/clock.js'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import type { Actor } from '../../platform/http/actor.js'
import { IdempotencyKeys } from '../../platform/http/idempotency/idempotency-keys.js'
import { ConversationSharing, type SharingWish } from '../assignment/sharing-out.js'
import { type Assignee, Assignees } from '../conversations/assignees.js'
import { ConversationChanges } from '../conversations/conversation-changes.js'
import { conversationSnapshot, holdConversation } from '../conversations/conversation-records.js'
import { ConversationView } from '../conversations/conversation-view.js'
import { Replies } from '../entries/replies.js'
import { ReplyContent } from '../entries/reply-content.js'
import { isFromMachine } from './machine-mail.js'

/** Who acts, and under which key: the same key does the same thing once. */
export interface AutomaticStep {
  readonly actor: Actor
  readonly idempotencyKey: string
}

const assigneeSchema = z.object({ id: z.custom<StaffId>((id) => typeof id === 'string'), name: z.string() })

/** What workflows do in conversations. Every method throws Problem `not-found`. */
@Injectable()
export class ConversationAutomation {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(IdempotencyKeys) private readonly keys: IdempotencyKeys,
    @Inject(ConversationView) private readonly view: ConversationView,
    @Inject(ConversationChanges) private readonly changes: ConversationChanges,
    @Inject(Assignees) private readonly assignees: Assignees,
    @Inject(ConversationSharing) private readonly sharing: ConversationSharing,
    @Inject(Replies) private readonly replies: Replies,
    @Inject(ReplyContent) private readonly content: ReplyContent,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The conversation as it is now. */
  async read(conversationId: ConversationId): Promise<ConversationSnapshot> {
    return conversationSnapshot(await this.view.stored(conversationId))
  }

  /**
   * Answers the customer, at once. Null, and nothing is sent, where the customer's last message was written by a
   * machine: two of them would answer each other for ever.
   * @throws Problem `channel-missing`, `discount-not-usable`, and what the channel objects.
   */
  async reply(
    conversationId: ConversationId,
    said: { readonly text?: string | undefined; readonly discountId?: DiscountId | undefined },
    { actor, idempotencyKey: clientKey }: AutomaticStep,
  ): Promise<EntryId | null> {
    const fallback = languageOf(await this.shop.read())
    return this.transactions.run(async (transaction) => {
      const { language } = await holdConversation(transaction, conversationId)
      if (await isFromMachine(transaction, conversationId)) return null
      const content = await this.content.of(transaction, said, language ?? fallback)
      const request = { conversationId, content, clientKey, actor, holdSeconds: 0 }
      return (await this.replies.reply(transaction, request)).id
    })
  }

  /** Writes a note among staff. */
  addNote(
    conversationId: ConversationId,
    text: string,
    { actor, idempotencyKey: clientKey }: AutomaticStep,
  ): Promise<EntryId> {
    return this.transactions.run(async (transaction) => {
      const request = { conversationId, text, clientKey, mentions: [], actor }
      return (await this.replies.addNote(transaction, request)).id
    })
  }

  /** Gives the conversation to somebody. @throws Problem `not-assignable`. */
  assign(conversationId: ConversationId, staffId: StaffId, { actor }: AutomaticStep): Promise<Assignee> {
    return this.transactions.run(async (transaction) => {
      await this.changes.assign(transaction, { conversationId, staffId, actor })
      return this.assignees.required(transaction, staffId)
    })
  }

  /** See ConversationSharing.share. */
  share(
    conversationId: ConversationId,
    { way, among = [] }: SharingWish,
    step: AutomaticStep,
  ): Promise<Assignee> {
    return this.transactions.run(async (transaction) => {
      const chosenFrom = among.length === 0 ? {} : { among: among.join(' ') }
      const asked = { operationId: 'shareOutConversation', conversationId, way, ...chosenFrom }
      const wish = { conversationId, way, among, actor: step.actor }
      const chosen = await this.once(transaction, step, asked, async () =>
        JSON.stringify(await this.sharing.share(transaction, wish)),
      )
      return assigneeSchema.parse(JSON.parse(chosen))
    })
  }

  async close(conversationId: ConversationId, { actor }: AutomaticStep): Promise<void> {
    await this.transactions.run((transaction) =>
      this.changes.setState(transaction, { conversationId, state: 'closed', actor }),
    )
  }

  /** Puts the conversation off for so many minutes from the first attempt on; answers until when. */
  snooze(conversationId: ConversationId, minutes: number, step: AutomaticStep): Promise<string> {
    return this.transactions.run((transaction) =>
      this.once(
        transaction,
        step,
        { operationId: 'snoozeConversation', conversationId, minutes },
        async () => {
          const until = new Date(this.clock().getTime() + minutes * 60_000)
          await this.changes.snooze(transaction, { conversationId, until, actor: step.actor })
          return until.toISOString()
        },
      ),
    )
  }

  /** Adds tags and takes others away; answers all that there are then. @throws Problem `invalid-input`. */
  tag(
    conversationId: ConversationId,
    { add = [], remove = [] }: { readonly add?: readonly string[]; readonly remove?: readonly string[] },
    { actor }: AutomaticStep,
  ): Promise<readonly string[]> {
    return this.transactions.run(async (transaction) => {
      if (add.length > 0) await this.changes.addTags(transaction, { conversationId, tags: add, actor })
      if (remove.length > 0)
        await this.changes.removeTags(transaction, { conversationId, tags: remove, actor })
      return (await holdConversation(transaction, conversationId)).tags
    })
  }

  private async once(
    transaction: Transaction,
    { idempotencyKey: key }: AutomaticStep,
    { operationId, ...asked }: { readonly operationId: string; readonly [more: string]: string | number },
    work: () => Promise<string>,
  ): Promise<string> {
    const fingerprint = createHash('sha256').update(canonicalJson(asked)).digest('hex')
    const request = { key, principal: 'workflow', operationId, fingerprint }
    const claim = await this.keys.claim(transaction, request)
    if (!claim.first) return claim.result
    const result = await work()
    await this.keys.complete(transaction, request, result)
    return result
  }
}

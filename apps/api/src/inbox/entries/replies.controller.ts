import type { ConversationEntry, Language } from '@counterflow/core'
import { Controller, Inject } from '@nestjs/common'
import { Transactions } from '../../platform/database/transactions.js'
import type { Actor } from '../../platform/http/actor.js'
import { CurrentActor, Input, Route } from '../../platform/http/route.js'
import type { RouteInput } from '../../platform/http/route-contract.js'
import { ConversationView } from '../conversations/conversation-view.js'
import { replyRoutes as routes } from './replies.contract.js'
import { Replies } from './replies.js'
import { ReplyContent } from './reply-content.js'
import { shownEntry } from './shown-entry.js'

/** So long an answer of a person can be taken back. */
const holdSeconds = 5
const otherwise: Language = 'en'

@Controller()
export class RepliesController {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(ConversationView) private readonly view: ConversationView,
    @Inject(ReplyContent) private readonly contents: ReplyContent,
    @Inject(Replies) private readonly replies: Replies,
  ) {}

  @Route(routes.reply)
  async reply(
    @Input() { params, body }: RouteInput<typeof routes.reply>,
    @CurrentActor() actor: Actor,
  ): Promise<ConversationEntry> {
    const { language } = await this.view.stored(params.conversationId)
    const { clientKey, seenPosition, force, ...asked } = body
    const entry = await this.transactions.run(async (transaction) => {
      const content = await this.contents.of(transaction, asked, language ?? actor.language ?? otherwise)
      const request = { ...params, content, clientKey, actor, holdSeconds, seenPosition, force }
      return this.replies.reply(transaction, request)
    })
    return shownEntry(entry)
  }

  @Route(routes.withdraw)
  async withdraw(@Input() { params }: RouteInput<typeof routes.withdraw>): Promise<ConversationEntry> {
    const { conversationId, entryId } = params
    return shownEntry(
      await this.transactions.run((transaction) =>
        this.replies.withdraw(transaction, conversationId, entryId),
      ),
    )
  }

  @Route(routes.resend)
  async resend(@Input() { params }: RouteInput<typeof routes.resend>): Promise<ConversationEntry> {
    const { conversationId, entryId } = params
    return shownEntry(
      await this.transactions.run((transaction) => this.replies.resend(transaction, conversationId, entryId)),
    )
  }

  @Route(routes.addNote)
  async addNote(
    @Input() { params, body }: RouteInput<typeof routes.addNote>,
    @CurrentActor() actor: Actor,
  ): Promise<ConversationEntry> {
    return shownEntry(
      await this.transactions.run((transaction) =>
        this.replies.addNote(transaction, { ...params, ...body, actor }),
      ),
    )
  }
}

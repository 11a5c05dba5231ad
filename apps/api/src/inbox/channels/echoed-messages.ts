import { afterAnswer, type ConversationId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Transaction } from '../../platform/database/database.js'
import { ConversationNews } from '../conversations/conversation-news.js'
import { holdConversation, standingOf } from '../conversations/conversation-records.js'
import { storableContent } from '../conversations/storable-content.js'
import { Entries } from '../entries/entries.js'
import { appendEntry } from '../entries/entry-log.js'

/** What the shop's people wrote in the program of the service. */
export interface EchoedMessage {
  readonly conversationId: ConversationId
  readonly text: string
  readonly externalId: string
  readonly at: Date
  /** What the service is called. */
  readonly author: string
}

/** Shows what was answered elsewhere: it has been sent already. */
@Injectable()
export class EchoedMessages {
  constructor(
    @Inject(ConversationNews) private readonly news: ConversationNews,
    @Inject(Entries) private readonly entries: Entries,
  ) {}

  /** Once, however often the service says it. */
  async add(transaction: Transaction, message: EchoedMessage): Promise<void> {
    const { conversationId, text, externalId, at, author } = message
    const held = await holdConversation(transaction, conversationId)
    const [known] = await this.entries.byExternalId(transaction, held.channel, [externalId])
    if (known !== undefined) return
    const { conversation } = await appendEntry(
      transaction,
      held,
      {
        kind: 'message',
        author: { type: 'staff', id: null, name: author },
        content: storableContent({ type: 'text', text }),
        at,
        state: 'delivered',
        externalId,
      },
      { ...afterAnswer(standingOf(held)), unread: false },
    )
    await this.news.changed(transaction, conversation)
  }
}

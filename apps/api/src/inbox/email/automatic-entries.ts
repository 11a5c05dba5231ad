import type { ConversationId, EntryContent } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Transaction } from '../../platform/database/database.js'
import { ConversationNews } from '../conversations/conversation-news.js'
import { holdConversation } from '../conversations/conversation-records.js'
import { storableContent } from '../conversations/storable-content.js'
import { appendEntry } from '../entries/entry-log.js'

/** A mail that a program wrote. */
export interface AutomaticMail {
  readonly conversationId: ConversationId
  readonly content: EntryContent
  readonly externalId: string
  readonly at: Date
  readonly author: string
}

/** Keeps mails of programs where people see them, and where nothing hears of them. */
@Injectable()
export class AutomaticEntries {
  constructor(@Inject(ConversationNews) private readonly news: ConversationNews) {}

  /**
   * Adds a mail to which nothing happens: nobody waits for an answer, no conversation opens again, no workflow starts
   * and no topic is looked for. So two programs that answer each other come to an end.
   */
  async add(transaction: Transaction, mail: AutomaticMail): Promise<void> {
    const { conversationId, content, externalId, at, author } = mail
    const held = await holdConversation(transaction, conversationId)
    const { conversation } = await appendEntry(transaction, held, {
      kind: 'message',
      author: { type: 'customer', id: held.customerId, name: author },
      content: storableContent(content),
      at,
      externalId,
      topicBy: 'model',
    })
    await this.news.changed(transaction, conversation)
  }
}

import { afterMessage, type ConversationId, secondsUntilNextMessage, writtenText } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { CLOCK, type Clock } from '../../platform/clock.js'
import type { Transaction } from '../../platform/database/database.js'
import { onCommit } from '../../platform/database/transactions.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { Signals } from '../../platform/signals/signals.js'
import type { StoredEntry } from '../entries/entry.table.js'
import { type AppendedEntry, keyOf, nextEntry } from '../entries/entry-log.js'
import { shownEntry } from '../entries/shown-entry.js'
import { conversationReopened, messageReceived } from '../inbox-events.js'
import type { StoredConversation } from './conversation.table.js'
import { ConversationNews } from './conversation-news.js'
import { tooManyMessages, unknownConversation } from './conversation-problems.js'
import { standingOf } from './conversation-records.js'
import { holdConversations, momentsOf, receivedBefore, writeReceived } from './message-records.js'
import type { ReceivedMessage } from './received-message.js'
import { storableContent } from './storable-content.js'

/** A conversation as it stands after what was received of it so far. */
interface Standing {
  conversation: StoredConversation
  /** When its customer wrote lately. */
  readonly moments: Date[]
}

/** Takes in what customers write at the same moment: one transaction and few statements for all of it. */
@Injectable()
export class MessageIntake {
  private readonly judge = () => this.signals.send('messages')

  constructor(
    @Inject(ConversationNews) private readonly news: ConversationNews,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * What became of each message, in their order: it is there, or a problem says why it is not, which keeps no other
   * from being there. What came before under the same key is answered as it is.
   */
  async receiveAll(
    transaction: Transaction,
    messages: readonly ReceivedMessage[],
  ): Promise<(StoredEntry | Problem)[]> {
    const ids = [...new Set(messages.map(({ conversationId }) => conversationId))]
    const held = await holdConversations(transaction, ids)
    const [before, moments] = [
      await receivedBefore(transaction, held, messages),
      await momentsOf(transaction, held, this.clock()),
    ]
    const standings = new Map<ConversationId, Standing>(
      held.map((conversation) => [
        conversation.id,
        { conversation, moments: moments.get(conversation.id) ?? [] },
      ]),
    )
    const received: AppendedEntry[] = []
    const outcomes = messages.map((message) => {
      const standing = standings.get(message.conversationId)
      if (standing === undefined) return unknownConversation()
      const known = before.of(message)
      if (known !== undefined) return known
      const appended = this.next(standing, message)
      if (appended instanceof Problem) return appended
      before.add(appended.entry)
      standing.conversation = appended.conversation
      standing.moments.push(message.at)
      received.push(appended)
      return appended.entry
    })
    await writeReceived(transaction, received)
    await this.tell(transaction, held, received)
    return outcomes
  }

  private next({ conversation, moments }: Standing, message: ReceivedMessage): AppendedEntry | Problem {
    const content = storable(message)
    if (content instanceof Problem) return content
    const wait = secondsUntilNextMessage(moments, this.clock())
    if (wait !== undefined) return tooManyMessages(wait)
    const name = message.author?.name ?? conversation.name
    return nextEntry(
      conversation,
      {
        kind: 'message',
        author: { type: 'customer', id: conversation.customerId, name },
        content,
        at: message.at,
        clientKey: keyOf({ type: 'customer', id: null }, message.clientKey),
        externalId: message.externalId ?? null,
        // What has no words needs no judgement.
        topicBy: writtenText(content).trim() === '' ? 'model' : null,
      },
      afterMessage(standingOf(conversation), message.at),
    )
  }

  private async tell(
    transaction: Transaction,
    held: readonly StoredConversation[],
    received: readonly AppendedEntry[],
  ): Promise<void> {
    if (received.length === 0) return
    const closed = new Set(held.filter(({ state }) => state === 'closed').map(({ id }) => id))
    const reopened = received.filter(({ conversation: { id } }) => closed.delete(id))
    await this.news.tellAll(
      transaction,
      conversationReopened,
      reopened.map(({ conversation }) => ({ conversation, more: {} })),
    )
    await this.news.tellAll(
      transaction,
      messageReceived,
      received.map(({ conversation, entry }) => ({
        conversation,
        more: { entry: shownEntry(entry), text: writtenText(entry.content) },
      })),
    )
    onCommit(transaction, this.judge)
  }
}

function storable({ content }: ReceivedMessage) {
  try {
    return storableContent(content)
  } catch (error) {
    if (error instanceof Problem) return error
    throw error
  }
}

import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { Transaction } from '../../platform/database/database.js'
import type { EventDefinition } from '../../platform/events/event-definition.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { Actor } from '../../platform/http/actor.js'
import { conversationChanged } from '../inbox-events.js'
import type { StoredConversation } from './conversation.table.js'
import { conversationSnapshot } from './conversation-records.js'

/** Tells what happens in conversations. */
@Injectable()
export class ConversationNews {
  constructor(@Inject(EventLog) private readonly events: EventLog) {}

  /** Tells one thing, with the conversation as it stands after it. */
  async tell<Payload extends z.ZodType<object>>(
    transaction: Transaction,
    event: EventDefinition<Payload>,
    conversation: StoredConversation,
    more: Omit<z.input<Payload>, 'conversation'>,
  ): Promise<void> {
    const payload = event.payload.parse({ conversation: conversationSnapshot(conversation), ...more })
    await this.events.append<z.ZodType>(transaction, event, { subjectId: conversation.id, payload })
  }

  /** Tells one kind of thing of several conversations, in this order. */
  async tellAll<Payload extends z.ZodType<object>>(
    transaction: Transaction,
    event: EventDefinition<Payload>,
    happened: readonly {
      readonly conversation: StoredConversation
      readonly more: Omit<z.input<Payload>, 'conversation'>
    }[],
  ): Promise<void> {
    const events = happened.map(({ conversation, more }) => ({
      subjectId: conversation.id,
      payload: event.payload.parse({ conversation: conversationSnapshot(conversation), ...more }),
    }))
    await this.events.appendAll<z.ZodType>(transaction, event, events)
  }

  /** Tells that a screen would show something else now. */
  async changed(transaction: Transaction, conversation: StoredConversation): Promise<void> {
    await this.tell(transaction, conversationChanged, conversation, {})
  }
}

/** Who did something, as events say it. A program with an API key is one of the staff, without an id. */
export function doerOf({ type, id }: Pick<Actor, 'type' | 'id'>) {
  return type === 'api_key' ? { type: 'staff' as const, id: null } : { type, id }
}

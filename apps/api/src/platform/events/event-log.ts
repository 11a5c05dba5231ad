import { Inject, Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { Transaction } from '../database/database.js'
import { onCommit } from '../database/transactions.js'
import { deedUnderWay } from '../deeds/deed-under-way.js'
import { Signals } from '../signals/signals.js'
import { events } from './event.table.js'
import type { EventDefinition } from './event-definition.js'

/** An event as it was recorded. */
export interface RecordedEvent {
  readonly id: string
  readonly type: string
  readonly subjectType: string
  readonly subjectId: string
  readonly payload: unknown
}

/** Reacts to an event inside the transaction that records it: both are there, or neither. */
export type Reaction = (transaction: Transaction, event: RecordedEvent) => Promise<void>

/**
 * The only way one part of the product tells another. A domain change and its event are written in one
 * transaction; what must follow for certain (a run of a workflow) is a `Reaction` in that same transaction,
 * and everything else reads the log afterwards.
 */
@Injectable()
export class EventLog {
  private readonly reactions: Reaction[] = []
  private readonly announce = () => this.signals.send('events')

  constructor(@Inject(Signals) private readonly signals: Signals) {}

  /** Registers a reaction to every event. Call it while the application starts. */
  react(reaction: Reaction): void {
    this.reactions.push(reaction)
  }

  /** Records an event as part of `transaction`. */
  async append<Payload extends z.ZodType>(
    transaction: Transaction,
    definition: EventDefinition<Payload>,
    event: { subjectId: string; payload: z.input<Payload> },
  ): Promise<RecordedEvent> {
    const recorded: RecordedEvent = {
      id: uuidv7(),
      type: definition.type,
      subjectType: definition.subjectType,
      subjectId: event.subjectId,
      payload: definition.payload.parse(event.payload),
    }
    deedUnderWay()?.deed.touches(recorded.subjectType, recorded.subjectId)
    await transaction.insert(events).values({ ...recorded, audience: definition.audience })
    for (const reaction of this.reactions) await reaction(transaction, recorded)
    onCommit(transaction, this.announce)
    return recorded
  }
}

import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import type { Transaction } from '../database/database.js'
import { executeNamed } from '../database/execute-named.js'
import { jsonbArray } from '../database/jsonb-array.js'
import type { NamedStatement } from '../database/plain-pool.js'
import { onCommit } from '../database/transactions.js'
import { deedUnderWay } from '../deeds/deed-under-way.js'
import { newId } from '../ids/new-id.js'
import { Signals } from '../signals/signals.js'
import type { EventDefinition } from './event-definition.js'
import {
  type EventsWithoutPart,
  type PartedEvent,
  readShared,
  type SharedPart,
  sharingInsertion,
  withoutPart,
} from './shared-part.js'

/** An event as it was recorded. */
export interface RecordedEvent {
  readonly id: string
  readonly type: string
  readonly subjectType: string
  readonly subjectId: string
  readonly payload: unknown
}

/** An event that is to be recorded. */
export interface NewEvent<Payload extends z.ZodType> {
  readonly subjectId: string
  readonly payload: z.input<Payload>
}

/**
 * Reacts to events inside the transaction that records them: all of it is there, or nothing. Those that come together
 * are of one type, in the order in which they are recorded.
 */
export type Reaction = (transaction: Transaction, events: readonly RecordedEvent[]) => Promise<void>

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
    event: NewEvent<Payload>,
  ): Promise<RecordedEvent> {
    const [recorded] = await this.appendAll(transaction, definition, [event])
    if (recorded === undefined) throw new Error('The event was not recorded.')
    return recorded
  }

  /**
   * Records events of several types, one type after the other, that all carry one part: what is known of their subject
   * at this moment. It is read, sent and written as JSON once for each subject, however many of them carry it. That is
   * done at once; the events are recorded by whoever calls the answer.
   */
  sharing(
    shared: SharedPart,
    kinds: readonly EventsWithoutPart[],
  ): (transaction: Transaction) => Promise<void> {
    const told = kinds.filter(({ happened }) => happened.length > 0)
    if (told.length === 0) return async () => undefined
    const parts = readShared(shared, told)
    const parted = told.map((kind) => partedEvents(kind, shared.name, parts))
    const insert = sharingInsertion(shared.name, parts, parted.flat())
    return async (transaction) => {
      await insert(transaction)
      for (const events of parted)
        await this.follow(
          transaction,
          events.map(({ event }) => event),
        )
    }
  }

  /** Records several events of one type as part of `transaction`, and lets all that follows of them follow at once. */
  async appendAll<Payload extends z.ZodType>(
    transaction: Transaction,
    { type, subjectType, audience, tellsOf, payload: schema }: EventDefinition<Payload>,
    happened: readonly NewEvent<Payload>[],
  ): Promise<RecordedEvent[]> {
    if (happened.length === 0) return []
    const recorded = happened.map(({ subjectId, payload }) => ({
      id: newId(),
      type,
      subjectType,
      subjectId,
      payload: schema.parse(payload),
    }))
    await executeNamed(transaction, insertion, [
      recorded.map(({ id }) => id),
      recorded.map((event) => event.subjectId),
      jsonbArray(recorded.map((event) => event.payload)),
      type,
      subjectType,
      audience,
      tellsOf ?? null,
    ])
    await this.follow(transaction, recorded)
    return recorded
  }

  /** Lets all that follows of events of one type follow. */
  private async follow(transaction: Transaction, recorded: readonly RecordedEvent[]): Promise<void> {
    for (const { subjectType, subjectId } of recorded) deedUnderWay()?.deed.touches(subjectType, subjectId)
    for (const reaction of this.reactions) await reaction(transaction, recorded)
    onCommit(transaction, this.announce)
  }
}

function partedEvents(
  { definition, happened }: EventsWithoutPart,
  name: string,
  parts: ReadonlyMap<string, unknown>,
): PartedEvent[] {
  const { type, subjectType, audience, tellsOf, payload } = definition
  const schema = withoutPart(payload, name)
  return happened.map(({ subjectId, own: given }) => {
    const own = schema.parse(given)
    if (!parts.has(subjectId)) throw new Error(`Nothing is known of ${subjectId} that its events share.`)
    const whole = { ...own, [name]: parts.get(subjectId) }
    return {
      event: { id: newId(), type, subjectType, subjectId, payload: whole },
      audience,
      tellsOf,
      own,
    }
  })
}

/** Events of one type, in their order. */
const insertion: NamedStatement = {
  name: 'insertion of events of one type',
  text: `insert into events (id, subject_id, payload, type, subject_type, audience, tells_of)
         select id, subject_id, payload, $4::text, $5::text, $6::text, $7::text
           from unnest($1::uuid[], $2::text[], $3::jsonb[]) as happened (id, subject_id, payload)`,
}

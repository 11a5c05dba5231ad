import {
  type Candidate,
  type ConversationId,
  nextAssignee,
  type SharingOut,
  type StaffId,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, count, eq, inArray, isNull, sql } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import type { Transaction } from '../../platform/database/database.js'
import type { Actor } from '../../platform/http/actor.js'
import { type Assignee, Assignees } from '../conversations/assignees.js'
import { conversations } from '../conversations/conversation.table.js'
import { ConversationChanges } from '../conversations/conversation-changes.js'
import { notAssignable } from '../conversations/conversation-problems.js'
import { holdConversation } from '../conversations/conversation-records.js'
import { assignmentTurns } from './assignment-turn.table.js'

/** Among whom a conversation is shared out, and how. */
export interface SharingWish {
  readonly way: SharingOut
  /** None: everybody who may answer. */
  readonly among?: readonly StaffId[] | undefined
}

/** Shares conversations out among those who may answer customers (R39). */
@Injectable()
export class ConversationSharing {
  constructor(
    @Inject(Assignees) private readonly assignees: Assignees,
    @Inject(ConversationChanges) private readonly changes: ConversationChanges,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Gives the conversation to whose turn it is, and answers who that is. One that somebody has who may still answer
   * stays theirs, and takes nobody's turn.
   * @throws Problem `not-found`, `not-assignable` where nobody may answer.
   */
  async share(
    transaction: Transaction,
    {
      conversationId,
      way,
      among = [],
      actor,
    }: SharingWish & { conversationId: ConversationId; actor: Actor },
  ): Promise<Assignee> {
    // One at a time, in every process, or two would find the same person the least busy.
    await transaction.execute(sql`select pg_advisory_xact_lock(hashtext('inbox.sharing-out'))`)
    const held = await holdConversation(transaction, conversationId)
    const people = await this.assignees.list(transaction)
    const present = people.find(({ id }) => id === held.assigneeId)
    if (present !== undefined) return present
    const next = nextAssignee(await this.candidates(transaction, wantedOf(people, among)), way)
    const chosen = people.find(({ id }) => id === next)
    if (chosen === undefined) throw notAssignable()
    await this.changes.assign(transaction, { conversationId, staffId: chosen.id, actor })
    const lastAt = this.clock()
    await transaction
      .insert(assignmentTurns)
      .values({ staffId: chosen.id, lastAt })
      .onConflictDoUpdate({ target: assignmentTurns.staffId, set: { lastAt } })
    return chosen
  }

  private async candidates(transaction: Transaction, people: readonly Assignee[]): Promise<Candidate[]> {
    const ids = people.map(({ id }) => id)
    if (ids.length === 0) return []
    const busy = await transaction
      .select({ id: conversations.assigneeId, open: count() })
      .from(conversations)
      .where(
        and(
          eq(conversations.state, 'open'),
          isNull(conversations.snoozedUntil),
          inArray(conversations.assigneeId, ids),
        ),
      )
      .groupBy(conversations.assigneeId)
    const turns = await transaction
      .select()
      .from(assignmentTurns)
      .where(inArray(assignmentTurns.staffId, ids))
    return ids.map((id) => ({
      id,
      open: busy.find((one) => one.id === id)?.open ?? 0,
      lastTurnAt: turns.find(({ staffId }) => staffId === id)?.lastAt ?? null,
    }))
  }
}

/** Who was chosen and may not answer any more is passed over. */
const wantedOf = (people: readonly Assignee[], among: readonly StaffId[]) =>
  among.length === 0 ? people : people.filter(({ id }) => among.includes(id))

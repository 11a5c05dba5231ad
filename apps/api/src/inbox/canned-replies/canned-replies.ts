import { Inject, Injectable } from '@nestjs/common'
import { asc, count, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database, type Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { noteChange, noteChanges } from '../../platform/deeds/deed-under-way.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import type { cannedReplyRoutes } from './canned-replies.contract.js'
import { cannedReplies } from './canned-reply.table.js'
import {
  cannedReplyChanged,
  shortcutTaken,
  tooManyCannedReplies,
  unknownCannedReply,
} from './canned-reply-problems.js'

type Row = typeof cannedReplies.$inferSelect
type Shown = RouteOutput<typeof cannedReplyRoutes.create>

const most = 500
const recorded = ['shortcut', 'title', 'text'] as const

/** Answers that the staff gives again and again. */
@Injectable()
export class CannedReplies {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(): Promise<Shown[]> {
    const rows = await this.database
      .select()
      .from(cannedReplies)
      .orderBy(asc(sql`${cannedReplies.shortcut} collate "C"`))
    return rows.map(shown)
  }

  /** @throws Problem `canned-shortcut-taken` or `too-many-canned-replies`. */
  create(written: RouteInput<typeof cannedReplyRoutes.create>['body']): Promise<Shown> {
    return this.write(written.shortcut, async (transaction) => {
      const [known] = await transaction.select({ replies: count() }).from(cannedReplies)
      if ((known?.replies ?? 0) >= most) throw tooManyCannedReplies(most)
      const now = this.clock()
      const [row] = await transaction
        .insert(cannedReplies)
        .values({ ...written, id: uuidv7(), createdAt: now, updatedAt: now })
        .returning()
      if (row === undefined) throw new Error('The canned reply was not recorded.')
      noteChanges(undefined, row, recorded)
      return shown(row)
    })
  }

  /** @throws Problem `canned-shortcut-taken`, `settings-changed` or `not-found`. */
  replace(
    id: string,
    { version, ...written }: RouteInput<typeof cannedReplyRoutes.replace>['body'],
  ): Promise<Shown> {
    return this.write(written.shortcut, async (transaction) => {
      const before = await lock(transaction, id)
      if (before.version !== version) throw cannedReplyChanged(shown(before))
      const [row] = await transaction
        .update(cannedReplies)
        .set({ ...written, version: version + 1, updatedAt: this.clock() })
        .where(eq(cannedReplies.id, id))
        .returning()
      if (row === undefined) throw unknownCannedReply()
      noteChanges(before, row, recorded)
      return shown(row)
    })
  }

  /** @throws Problem `not-found`. */
  async remove(id: string): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const before = await lock(transaction, id)
      await transaction.delete(cannedReplies).where(eq(cannedReplies.id, id))
      for (const field of recorded) noteChange(field, before[field], undefined)
    })
  }

  private async write(shortcut: string, work: (transaction: Transaction) => Promise<Shown>): Promise<Shown> {
    try {
      return await this.transactions.run(work)
    } catch (error) {
      throw uniqueViolation.safeParse(error).success ? shortcutTaken(shortcut) : error
    }
  }
}

async function lock(transaction: Transaction, id: string): Promise<Row> {
  const [row] = await transaction.select().from(cannedReplies).where(eq(cannedReplies.id, id)).for('update')
  if (row === undefined) throw unknownCannedReply()
  return row
}

const shown = ({ id, shortcut, title, text, version, updatedAt }: Row): Shown => ({
  id,
  shortcut,
  title,
  text,
  version,
  updatedAt: updatedAt.toISOString(),
})

const uniqueViolation = z.object({ cause: z.object({ code: z.literal('23505') }) })

import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { CLOCK, type Clock } from '../../../platform/clock.js'
import { DATABASE, type Database, type Transaction } from '../../../platform/database/database.js'
import { Transactions } from '../../../platform/database/transactions.js'
import { EventLog } from '../../../platform/events/event-log.js'
import { Problem } from '../../../platform/http/problems/problem.js'
import { defineJob } from '../../../platform/jobs/job-definition.js'
import { JobQueue } from '../../../platform/jobs/job-queue.js'
import { LOGGER, type Logger } from '../../../platform/logging/logger.js'
import { orderBulkItems, orderBulks } from './order-bulk.table.js'
import { orderBulkProgressed } from './order-bulk-events.js'
import { OrderDeedExecution } from './order-deed-execution.js'

const batch = 20

const workOnBulk = defineJob({
  name: 'commerce.work_on_order_bulk',
  payload: z.strictObject({ bulkId: z.uuid() }),
})

type Bulk = typeof orderBulks.$inferSelect
type Item = typeof orderBulkItems.$inferSelect

/**
 * Does the deeds of a bulk action one order after the other. Each is recorded by itself, under a key of its own, so a
 * process that dies over it loses nothing and repeats nothing.
 */
@Injectable()
export class OrderBulkWork {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(JobQueue) private readonly jobs: JobQueue,
    @Inject(OrderDeedExecution) private readonly execution: OrderDeedExecution,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    jobs.handle(workOnBulk, ({ bulkId }, signal) => this.work(bulkId, signal))
  }

  async request(transaction: Transaction, bulkId: string): Promise<void> {
    await this.jobs.enqueue(transaction, workOnBulk, { bulkId }, { key: `order-bulk/${bulkId}` })
  }

  /** Everything that is left of it. */
  async work(bulkId: string, signal: AbortSignal): Promise<void> {
    for (;;) {
      const bulk = await this.running(bulkId)
      if (bulk === undefined) return
      const items = await this.nextItems(bulkId)
      if (items.length === 0) return this.finish(bulkId)
      for (const item of items) {
        // The queue gives the rest of it to another process.
        if (signal.aborted) throw new Error('The process stops; the rest follows.')
        await this.workOn(bulk, item)
      }
      await this.announce(bulkId)
    }
  }

  private async workOn({ id, deed, actor }: Bulk, { position, orderId }: Item): Promise<void> {
    const outcome = await this.execution.execute(deed, orderId, actor, `bulk/${id}/${orderId}`).then(
      () => ({ state: 'done', reason: null }) as const,
      (error: unknown) => ({ state: 'failed', reason: this.reasonOf(error, orderId) }) as const,
    )
    await this.database
      .update(orderBulkItems)
      .set(outcome)
      .where(
        and(
          eq(orderBulkItems.bulkId, id),
          eq(orderBulkItems.position, position),
          eq(orderBulkItems.state, 'pending'),
        ),
      )
  }

  private reasonOf(error: unknown, orderId: string): { type: string; detail: string } {
    if (error instanceof Problem) return { type: error.type, detail: error.message }
    this.logger.error({ error, orderId }, 'A bulk action failed at an order.')
    return { type: 'internal', detail: 'Something went wrong; the log of the server has more about it.' }
  }

  private async running(bulkId: string): Promise<Bulk | undefined> {
    const [bulk] = await this.database
      .select()
      .from(orderBulks)
      .where(and(eq(orderBulks.id, bulkId), eq(orderBulks.state, 'running')))
    return bulk
  }

  private nextItems(bulkId: string): Promise<Item[]> {
    return this.database
      .select()
      .from(orderBulkItems)
      .where(and(eq(orderBulkItems.bulkId, bulkId), eq(orderBulkItems.state, 'pending')))
      .orderBy(asc(orderBulkItems.position))
      .limit(batch)
  }

  private async finish(bulkId: string): Promise<void> {
    await this.database
      .update(orderBulks)
      .set({ state: 'done', finishedAt: this.clock() })
      .where(and(eq(orderBulks.id, bulkId), eq(orderBulks.state, 'running')))
    await this.announce(bulkId)
  }

  private async announce(bulkId: string): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const { rows } = await transaction.execute(sql`
        select state, (select count(*)::int from ${orderBulkItems} where bulk_id = ${bulkId} and state = 'pending') as remaining
          from ${orderBulks} where id = ${bulkId}`)
      const [row] = rows
      const payload = { bulkId, ...row }
      await this.events.append(transaction, orderBulkProgressed, {
        subjectId: bulkId,
        payload: orderBulkProgressed.payload.parse(payload),
      })
    })
  }
}

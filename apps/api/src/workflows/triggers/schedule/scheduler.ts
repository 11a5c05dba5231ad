import { dueTimes, workflowIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, isNotNull, lte } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../../platform/clock.js'
import { DATABASE, type Database, type Transaction } from '../../../platform/database/database.js'
import { Transactions } from '../../../platform/database/transactions.js'
import { EventLog, type RecordedEvent } from '../../../platform/events/event-log.js'
import { LOGGER, type Logger } from '../../../platform/logging/logger.js'
import type { DueWork } from '../../../platform/scheduling/due-loop.js'
import { WorkflowRepository } from '../../definitions/workflow-repository.js'
import { RunStarter } from '../run-starter.js'
import { schedules } from './schedule.table.js'
import { scheduleFired } from './schedule-events.js'
import { timesOf } from './schedules.js'

type ScheduleRow = typeof schedules.$inferSelect

const mostAtOnce = 100

/**
 * Makes the runs of workflows whose time has come. Several processes may do this at once: who moves a schedule on to
 * its next time makes the runs of the one before, in the same transaction, so none is made twice and none is lost.
 */
@Injectable()
export class Scheduler implements DueWork {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(WorkflowRepository) private readonly repository: WorkflowRepository,
    @Inject(RunStarter) private readonly starter: RunStarter,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async doDue(): Promise<Date | undefined> {
    const now = this.now()
    const due = await this.database
      .select()
      .from(schedules)
      .where(lte(schedules.nextAt, now))
      .orderBy(asc(schedules.nextAt))
      .limit(mostAtOnce)
    let failed = 0
    for (const schedule of due) {
      try {
        await this.transactions.run((transaction) => this.fire(transaction, schedule, now))
      } catch (error) {
        failed += 1
        this.logger.warn({ error, workflowId: schedule.workflowId }, 'A schedule could not be fired.')
      }
    }
    return failed > 0 ? undefined : this.nextDue()
  }

  private async nextDue(): Promise<Date | undefined> {
    const [row] = await this.database
      .select({ nextAt: schedules.nextAt })
      .from(schedules)
      .where(isNotNull(schedules.nextAt))
      .orderBy(asc(schedules.nextAt))
      .limit(1)
    return row?.nextAt ?? undefined
  }

  private async fire(transaction: Transaction, schedule: ScheduleRow, now: Date): Promise<void> {
    const { workflowId, versionId, nextAt, missed } = schedule
    if (nextAt === null) return
    const { firings, next } = dueTimes(timesOf(schedule), nextAt.getTime(), now.getTime(), missed)
    const moved = await transaction
      .update(schedules)
      .set({ nextAt: next === undefined ? null : new Date(next) })
      .where(
        and(
          eq(schedules.workflowId, workflowId),
          eq(schedules.versionId, versionId),
          eq(schedules.nextAt, nextAt),
        ),
      )
      .returning({ workflowId: schedules.workflowId })
    // Another process was first, or the workflow was turned off or changed meanwhile.
    if (moved.length === 0) return
    const live = await this.repository.live(transaction, workflowIdSchema.parse(workflowId))
    if (live === undefined) return
    const fired: RecordedEvent[] = []
    for (const { scheduledFor, missed: count } of firings) {
      const payload = {
        scheduledFor: new Date(scheduledFor).toISOString(),
        firedAt: now.toISOString(),
        missed: count,
      }
      fired.push(await this.events.append(transaction, scheduleFired, { subjectId: workflowId, payload }))
    }
    await this.starter.startEach(transaction, live, fired)
  }
}

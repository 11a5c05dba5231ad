import { type WorkflowId, workflowIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { asc, desc, eq, gt, sql } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { workflows } from '../definitions/workflow.table.js'
import { type PollError, polls } from './polling/poll.table.js'
import { schedules } from './schedule/schedule.table.js'

/** A trigger of a workflow that is on, and does not start it as it should. */
export interface FailingTrigger {
  readonly workflowId: WorkflowId
  readonly workflowName: string
  readonly kind: 'polling' | 'schedule'
  /** How many polls have failed, one after the other. */
  readonly failures: number
  /** When the poll failed last, or when the schedule should have started the workflow. */
  readonly at: string
  readonly error: PollError | null
}

const most = 20
/** A schedule that is this late was not forgotten for a moment only: nobody looks at the clock. */
const late = sql`now() - interval '1 minute'`

/** The triggers of the whole shop that do not do what they should. */
@Injectable()
export class FailingTriggers {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Polls that failed when they were last made, and schedules that nobody keeps; twenty of each at most. */
  async list(): Promise<FailingTrigger[]> {
    const [failed, overdue] = await Promise.all([
      this.database
        .select({ poll: polls, name: workflows.name })
        .from(polls)
        .innerJoin(workflows, eq(workflows.id, polls.workflowId))
        .where(gt(polls.failures, 0))
        .orderBy(desc(polls.failures))
        .limit(most),
      this.database
        .select({ schedule: schedules, name: workflows.name })
        .from(schedules)
        .innerJoin(workflows, eq(workflows.id, schedules.workflowId))
        .where(sql`${schedules.nextAt} < ${late}`)
        .orderBy(asc(schedules.nextAt))
        .limit(most),
    ])
    return [
      ...failed.map(({ poll, name }) => ({
        workflowId: workflowIdSchema.parse(poll.workflowId),
        workflowName: name,
        kind: 'polling' as const,
        failures: poll.failures,
        at: (poll.lastAt ?? poll.nextAt).toISOString(),
        error: poll.lastError,
      })),
      ...overdue.flatMap(({ schedule, name }) =>
        schedule.nextAt === null
          ? []
          : {
              workflowId: workflowIdSchema.parse(schedule.workflowId),
              workflowName: name,
              kind: 'schedule' as const,
              failures: 0,
              at: schedule.nextAt.toISOString(),
              error: null,
            },
      ),
    ]
  }
}

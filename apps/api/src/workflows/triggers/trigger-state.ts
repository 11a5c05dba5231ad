import type { WorkflowId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { workflowNotFound } from '../definitions/workflow-problems.js'
import { WorkflowRepository } from '../definitions/workflow-repository.js'
import { polls } from './polling/poll.table.js'
import { schedules } from './schedule/schedule.table.js'
import type { triggerRoutes } from './triggers.contract.js'

type State = RouteOutput<typeof triggerRoutes.state>

/** How the trigger of a workflow that is on stands. */
@Injectable()
export class TriggerState {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(WorkflowRepository) private readonly repository: WorkflowRepository,
  ) {}

  /** @throws Problem `not-found` */
  async read(workflowId: WorkflowId): Promise<State> {
    const found = await this.repository.find(this.database, workflowId)
    if (found === undefined) throw workflowNotFound(workflowId)
    const [schedule, poll] = await Promise.all([
      this.database.select().from(schedules).where(eq(schedules.workflowId, workflowId)),
      this.database.select().from(polls).where(eq(polls.workflowId, workflowId)),
    ])
    return { schedule: schedule.map(shownSchedule)[0] ?? null, polling: poll.map(shownPoll)[0] ?? null }
  }
}

function shownSchedule({ nextAt, timeZone }: typeof schedules.$inferSelect): State['schedule'] {
  return { nextAt: nextAt?.toISOString() ?? null, timeZone }
}

function shownPoll(poll: typeof polls.$inferSelect): State['polling'] {
  return {
    nextAt: poll.nextAt.toISOString(),
    lastAt: poll.lastAt?.toISOString() ?? null,
    lastFound: poll.lastFound,
    failures: poll.failures,
    error: poll.lastError,
  }
}

import {
  type CronTimes,
  readCron,
  scheduleConfigSchema,
  type WorkflowId,
  workflowIdSchema,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, ne, sql } from 'drizzle-orm'
import { ShopSettings, shopUpdated } from '../../../commerce/commerce.public.js'
import { CLOCK, type Clock } from '../../../platform/clock.js'
import type { Transaction } from '../../../platform/database/database.js'
import { EventLog, type RecordedEvent } from '../../../platform/events/event-log.js'
import { PluginRegistry } from '../../../plugins/plugins.public.js'
import { workflowTurnedOff, workflowTurnedOn } from '../../definitions/workflow-events.js'
import { WorkflowRepository } from '../../definitions/workflow-repository.js'
import { schedules } from './schedule.table.js'

/** The times of a schedule as it is stored. It was understood when its workflow was turned on. */
export function timesOf({ cron, timeZone }: { cron: string; timeZone: string }): CronTimes {
  const { times, fault } = readCron(cron, timeZone)
  if (times === undefined) throw new Error(`The schedule "${cron}" in ${timeZone} cannot be used: ${fault}.`)
  return times
}

/** Keeps a row for each workflow that is on and starts by the clock, in the transaction that turns it on or off. */
@Injectable()
export class Schedules {
  constructor(
    @Inject(PluginRegistry) private readonly registry: PluginRegistry,
    @Inject(WorkflowRepository) private readonly repository: WorkflowRepository,
    @Inject(ShopSettings) private readonly settings: ShopSettings,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(EventLog) events: EventLog,
  ) {
    events.react(async (transaction, happened) => {
      for (const event of happened) await this.follow(transaction, event)
    })
  }

  private async follow(transaction: Transaction, event: RecordedEvent): Promise<void> {
    if (event.type === shopUpdated.type) return this.moveWithShop(transaction)
    if (event.type === workflowTurnedOff.type) return this.remove(transaction, event.subjectId)
    if (event.type === workflowTurnedOn.type) {
      return this.keep(transaction, workflowIdSchema.parse(event.subjectId))
    }
  }

  private async keep(transaction: Transaction, workflowId: WorkflowId): Promise<void> {
    const live = await this.repository.live(transaction, workflowId)
    const trigger = this.registry.trigger(live?.definition.trigger?.type ?? '')
    if (live === undefined || trigger?.kind !== 'schedule') return this.remove(transaction, workflowId)
    const { cron, timeZone, missed } = scheduleConfigSchema.parse(live.definition.trigger?.config)
    const followsShop = timeZone === ''
    const zone = followsShop ? (await this.settings.read(transaction)).timeZone : timeZone
    const row = {
      versionId: live.versionId,
      cron,
      timeZone: zone,
      followsShop,
      missed,
      nextAt: this.nextAfterNow({ cron, timeZone: zone }),
    }
    await transaction
      .insert(schedules)
      .values({ workflowId, ...row })
      .onConflictDoUpdate({
        target: schedules.workflowId,
        set: {
          ...row,
          // A time that is due this moment must not be lost because another step was edited.
          nextAt: sql`case when ${schedules.cron} = excluded.cron and ${schedules.timeZone} = excluded.time_zone
            then ${schedules.nextAt} else excluded.next_at end`,
        },
      })
  }

  private async remove(transaction: Transaction, workflowId: string): Promise<void> {
    await transaction.delete(schedules).where(eq(schedules.workflowId, workflowId))
  }

  private async moveWithShop(transaction: Transaction): Promise<void> {
    const { timeZone } = await this.settings.read(transaction)
    const moved = await transaction
      .select({ workflowId: schedules.workflowId, cron: schedules.cron })
      .from(schedules)
      .where(and(eq(schedules.followsShop, true), ne(schedules.timeZone, timeZone)))
    for (const { workflowId, cron } of moved) {
      await transaction
        .update(schedules)
        .set({ timeZone, nextAt: this.nextAfterNow({ cron, timeZone }) })
        .where(eq(schedules.workflowId, workflowId))
    }
  }

  private nextAfterNow(schedule: { cron: string; timeZone: string }): Date | null {
    const next = timesOf(schedule).after(this.now().getTime())
    return next === undefined ? null : new Date(next)
  }
}

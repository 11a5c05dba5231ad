import { assessRisk, type OrderId, orderIdSchema, type RiskAssessment } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../platform/database/database.js'
import { insertRows } from '../../platform/database/insert-rows.js'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import { systemActor } from '../../platform/http/actor.js'
import { JobQueue } from '../../platform/jobs/job-queue.js'
import { Sweeper } from '../../platform/liveness/sweeper.js'
import { orders } from '../orders/order.table.js'
import { orderRiskAnalyzed } from '../orders/order-events.js'
import { OrderHistory, snapshotIn, timelineActor } from '../orders/order-history.js'
import { riskAssessments } from './risk-assessment.table.js'
import { RiskEvidence } from './risk-evidence.js'
import { analyzeRisk } from './risk-jobs.js'

const dueSchema = z.array(z.object({ id: orderIdSchema }))

/** Analyses the risk of each order once, in a job of its own beside the others that come with it, and tells everybody when it is done. */
@Injectable()
export class RiskAnalysis {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(OrderHistory) private readonly history: OrderHistory,
    @Inject(RiskEvidence) private readonly evidence: RiskEvidence,
    @Inject(JobQueue) private readonly jobs: JobQueue,
    @Inject(Sweeper) sweeper: Sweeper,
  ) {
    jobs.handle(analyzeRisk, ({ orderIds }) => this.analyze(orderIds))
    sweeper.registerRoutine(() => this.sweep())
  }

  /** Analyses orders whose payments were settled, unless that has been done. */
  async analyze(orderIds: readonly OrderId[]): Promise<void> {
    const evidence = await this.evidence.gather(orderIds)
    if (evidence.size === 0) return
    const now = new Date().toISOString()
    const risks = [...evidence].map(([orderId, signals]) => ({ orderId, risk: assessRisk(signals, now) }))
    await this.transactions.run((transaction) => this.record(transaction, risks))
  }

  /** Asks again for analyses that are missing some time after the order: their job was lost. */
  async sweep(): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const { rows } = await transaction.execute(sql`
        update ${orders} set risk_due_at = now() + interval '30 seconds'
         where id = any(array(
           select id from ${orders} where risk_due_at <= now()
            order by risk_due_at limit 50 for no key update skip locked))
        returning id`)
      const orderIds = dueSchema.parse(rows).map(({ id }) => id)
      if (orderIds.length > 0) await this.jobs.enqueue(transaction, analyzeRisk, { orderIds })
    })
  }

  /** In one order, or two who analyse the same orders would wait for each other for ever. */
  private async record(
    transaction: Transaction,
    risks: readonly { readonly orderId: OrderId; readonly risk: RiskAssessment }[],
  ): Promise<void> {
    const rows = risks
      .map(({ orderId, risk }) => ({ orderId, ...risk, analyzedAt: new Date(risk.analyzedAt) }))
      .sort((left, right) => (left.orderId < right.orderId ? -1 : 1))
    const inserted = await insertRows(
      transaction,
      riskAssessments,
      rows,
      'on conflict do nothing returning order_id',
    )
    const ids = new Set(inserted.map((row) => row.order_id))
    const fresh = risks.filter(({ orderId }) => ids.has(orderId))
    if (fresh.length === 0) return
    const levels = fresh.map(({ orderId, risk }) => ({ id: orderId, risk_level: risk.level }))
    await transaction.execute(sql`
      update ${orders} analyzed set risk_level = x.risk_level, risk_due_at = null
        from json_populate_recordset(null::${orders}, ${JSON.stringify(levels)}::json) x
       where analyzed.id = x.id`)
    const snapshots = await this.history.addEach(
      transaction,
      fresh.map(({ orderId, risk: { level, score } }) => {
        const actor = timelineActor(systemActor)
        return { orderId, kind: 'risk_analyzed', actor, values: { level, score } } as const
      }),
    )
    await this.events.appendAll(
      transaction,
      orderRiskAnalyzed,
      fresh.map(({ orderId, risk }) => {
        return { subjectId: orderId, payload: { order: snapshotIn(snapshots, orderId), risk } }
      }),
    )
  }
}

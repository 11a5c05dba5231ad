import { assessRisk, type OrderId, type RiskAssessment } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import { systemActor } from '../../platform/http/actor.js'
import { JobQueue } from '../../platform/jobs/job-queue.js'
import { Sweeper } from '../../platform/liveness/sweeper.js'
import { orders } from '../orders/order.table.js'
import { orderRiskAnalyzed } from '../orders/order-events.js'
import { OrderHistory, timelineActor } from '../orders/order-history.js'
import { riskAssessments } from './risk-assessment.table.js'
import { RiskEvidence } from './risk-evidence.js'
import { analyzeRisk } from './risk-jobs.js'

const dueSchema = z.array(z.object({ id: analyzeRisk.payload.shape.orderId }))

/** Analyses the risk of each order once, in a job of its own, and tells everybody when it is done. */
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
    jobs.handle(analyzeRisk, ({ orderId }) => this.analyze(orderId))
    sweeper.registerRoutine(() => this.sweep())
  }

  /** Analyses an order whose payment was settled, unless that has been done. */
  async analyze(orderId: OrderId): Promise<void> {
    const signals = await this.evidence.gather(orderId)
    if (signals === undefined) return
    const risk = assessRisk(signals, new Date().toISOString())
    await this.transactions.run((transaction) => this.record(transaction, orderId, risk))
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
      for (const { id: orderId } of dueSchema.parse(rows)) {
        await this.jobs.enqueue(
          transaction,
          analyzeRisk,
          { orderId },
          { key: `${analyzeRisk.name}/${orderId}` },
        )
      }
    })
  }

  private async record(transaction: Transaction, orderId: OrderId, risk: RiskAssessment): Promise<void> {
    const inserted = await transaction
      .insert(riskAssessments)
      .values({ orderId, ...risk, analyzedAt: new Date(risk.analyzedAt) })
      .onConflictDoNothing()
      .returning({ orderId: riskAssessments.orderId })
    if (inserted.length === 0) return
    await transaction
      .update(orders)
      .set({ riskLevel: risk.level, riskDueAt: null })
      .where(eq(orders.id, orderId))
    const order = await this.history.add(transaction, orderId, {
      kind: 'risk_analyzed',
      actor: timelineActor(systemActor),
      values: { level: risk.level, score: risk.score },
    })
    await this.events.append(transaction, orderRiskAnalyzed, { subjectId: orderId, payload: { order, risk } })
  }
}

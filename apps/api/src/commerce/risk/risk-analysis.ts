import {
  assessRisk,
  joinedRiskLevel,
  type OrderId,
  orderIdSchema,
  type RiskAssessment,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { Coalescer } from '../../platform/coalescing/coalescer.js'
import type { Transaction } from '../../platform/database/database.js'
import { insertRows } from '../../platform/database/insert-rows.js'
import { KeyedTransactions } from '../../platform/database/keyed-transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import { systemActor } from '../../platform/http/actor.js'
import { JobQueue } from '../../platform/jobs/job-queue.js'
import { Sweeper } from '../../platform/liveness/sweeper.js'
import { orders } from '../orders/order.table.js'
import { orderRiskAnalyzed } from '../orders/order-events.js'
import { OrderHistory, snapshotIn, timelineActor } from '../orders/order-history.js'
import { providerLevelsOf } from './provider-risks.js'
import { riskAssessments } from './risk-assessment.table.js'
import { RiskEvidence } from './risk-evidence.js'
import { analyzeRisk } from './risk-jobs.js'

const mostJobsAtOnce = 10
const mostOrdersAtOnce = 200
/** Nobody waits for an analysis, and orders that are analysed together share the ways to the database. */
const gatheringMilliseconds = 100

interface RatedOrder {
  readonly orderId: OrderId
  readonly risk: RiskAssessment
}

const ratedRows = z.array(z.object({ id: orderIdSchema, version: z.int() }))
const dueSchema = z.array(z.object({ id: orderIdSchema }))

/** Analyses the risk of each order once, in a job of its own beside the others that come with it, and tells everybody when it is done. */
@Injectable()
export class RiskAnalysis {
  private readonly jobsTogether = new Coalescer<readonly OrderId[], true>(
    async (some) => {
      await this.analyze([...new Set(some.flat())])
      return some.map(() => true)
    },
    mostJobsAtOnce,
    {
      gathering: gatheringMilliseconds,
      weigh: (orderIds: readonly OrderId[]) => orderIds.length,
      heaviest: mostOrdersAtOnce,
    },
  )

  constructor(
    @Inject(KeyedTransactions) private readonly transactions: KeyedTransactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(OrderHistory) private readonly history: OrderHistory,
    @Inject(RiskEvidence) private readonly evidence: RiskEvidence,
    @Inject(JobQueue) private readonly jobs: JobQueue,
    @Inject(Sweeper) sweeper: Sweeper,
  ) {
    jobs.handle(analyzeRisk, async ({ orderIds }) => void (await this.jobsTogether.submit(orderIds)))
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
  private async record(transaction: Transaction, risks: readonly RatedOrder[]): Promise<void> {
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
    const versions = await this.rate(transaction, fresh)
    await this.heedProviders(transaction, fresh)
    const snapshots = await this.history.addEach(
      transaction,
      fresh.map(({ orderId, risk: { level, score } }) => {
        const actor = timelineActor(systemActor)
        const version = versions.get(orderId)
        return { orderId, version, kind: 'risk_analyzed', actor, values: { level, score } } as const
      }),
    )
    await this.events.appendAll(
      transaction,
      orderRiskAnalyzed,
      fresh.map(({ orderId, risk }) => {
        return {
          subjectId: orderId,
          payload: { order: snapshotIn(snapshots, orderId), risk, provider: null },
        }
      }),
    )
  }

  /** The orders are held by now: a provider who speaks from here on sees what the shop has said. */
  private async heedProviders(transaction: Transaction, risks: readonly RatedOrder[]): Promise<void> {
    const others = await providerLevelsOf(
      transaction,
      risks.map(({ orderId }) => orderId),
    )
    for (const { orderId, risk } of risks) {
      const level = joinedRiskLevel([risk.level, ...(others.get(orderId) ?? [])])
      if (level === risk.level) continue
      await transaction.update(orders).set({ riskLevel: level }).where(eq(orders.id, orderId))
    }
  }

  /** Answers the versions to which it raises the orders. */
  private async rate(
    transaction: Transaction,
    risks: readonly RatedOrder[],
  ): Promise<ReadonlyMap<OrderId, number>> {
    const levels = risks.map(({ orderId, risk }) => ({ id: orderId, risk_level: risk.level }))
    const { rows } = await transaction.execute(sql`
      update ${orders} analyzed set risk_level = x.risk_level, risk_due_at = null, version = analyzed.version + 1
        from jsonb_populate_recordset(null::${orders}, ${JSON.stringify(levels)}::jsonb) x
       where analyzed.id = x.id
      returning analyzed.id, analyzed.version`)
    return new Map(ratedRows.parse(rows).map(({ id, version }) => [id, version]))
  }
}

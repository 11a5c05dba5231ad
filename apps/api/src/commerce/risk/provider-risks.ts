import {
  assessmentOf,
  canonicalJson,
  joinedRiskLevel,
  type OrderId,
  type ProviderRisk,
  type RiskAssessment,
  type RiskLevel,
  type RiskProvider,
  type RiskVerdict,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, desc, eq } from 'drizzle-orm'
import { among } from '../../platform/database/among.js'
import { anewWhereCrossed } from '../../platform/database/crossed-changes.js'
import type { Queries, Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { Actor } from '../../platform/http/actor.js'
import { newId } from '../../platform/ids/new-id.js'
import { orders } from '../orders/order.table.js'
import { orderRiskAnalyzed } from '../orders/order-events.js'
import { OrderHistory, timelineActor } from '../orders/order-history.js'
import { lockOrder } from '../orders/order-version.js'
import { providerRisks } from './provider-risk.table.js'
import { riskAssessments } from './risk-assessment.table.js'
import { assessmentKnown } from './risk-problems.js'

type Stored = typeof providerRisks.$inferSelect

/** Keeps what others than the shop say of the risk of orders (R64). */
@Injectable()
export class ProviderRisks {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(OrderHistory) private readonly history: OrderHistory,
  ) {}

  /**
   * Records what a provider says of an order, and tells of it, unless the provider has said the same before: by this
   * assessment, or as the latest one.
   * @throws Problem `not-found`, `idempotency-key-reused` (422) when the assessment said something else.
   */
  async record(orderId: OrderId, provider: RiskProvider, verdict: RiskVerdict, actor: Actor): Promise<void> {
    const risk = assessmentOf(verdict, new Date().toISOString())
    const { assessmentId } = verdict
    await anewWhereCrossed(() =>
      this.transactions.run(async (transaction) => {
        const order = await lockOrder(transaction, orderId, undefined)
        const [earlier] = (await latestOf(transaction, [orderId], provider.id)).values()
        const repeated = await this.add(transaction, { orderId, provider, assessmentId, risk })
        if (repeated || saysTheSame(earlier?.at(0), risk)) return
        await this.tell(transaction, order.riskLevel, { orderId, provider, risk, actor })
      }),
    )
  }

  /** The latest of each provider, of several orders by their ids. */
  async ofEach(
    queries: Queries,
    orderIds: readonly OrderId[],
  ): Promise<ReadonlyMap<OrderId, ProviderRisk[]>> {
    const stored = await latestOf(queries, orderIds)
    return new Map([...stored].map(([orderId, some]) => [orderId, some.map(shown)]))
  }

  /** Answers whether it was there before. */
  private async add(
    transaction: Transaction,
    {
      orderId,
      provider,
      assessmentId,
      risk,
    }: { orderId: OrderId; provider: RiskProvider; assessmentId: string; risk: RiskAssessment },
  ): Promise<boolean> {
    const added = await transaction
      .insert(providerRisks)
      .values({
        id: newId(),
        orderId,
        provider: provider.id,
        providerName: provider.name,
        assessmentId,
        ...risk,
        analyzedAt: new Date(risk.analyzedAt),
      })
      .onConflictDoNothing()
      .returning({ id: providerRisks.id })
    if (added.length > 0) return false
    const [known] = await transaction
      .select()
      .from(providerRisks)
      .where(and(eq(providerRisks.provider, provider.id), eq(providerRisks.assessmentId, assessmentId)))
    if (known?.orderId !== orderId || !saysTheSame(known, risk)) throw assessmentKnown()
    return true
  }

  private async tell(
    transaction: Transaction,
    before: RiskLevel | null,
    {
      orderId,
      provider,
      risk,
      actor,
    }: { orderId: OrderId; provider: RiskProvider; risk: RiskAssessment; actor: Actor },
  ): Promise<void> {
    const level = await joinedLevelOf(transaction, orderId)
    if (level !== before)
      await transaction.update(orders).set({ riskLevel: level }).where(eq(orders.id, orderId))
    const order = await this.history.add(transaction, orderId, {
      kind: 'risk_analyzed',
      actor: timelineActor(actor),
      values: { level: risk.level, score: risk.score, provider: provider.name },
    })
    await this.events.append(transaction, orderRiskAnalyzed, {
      subjectId: orderId,
      payload: { order, risk, provider },
    })
  }
}

/** What the shop and all providers together say of an order that the transaction holds. */
async function joinedLevelOf(transaction: Transaction, orderId: OrderId): Promise<RiskLevel | null> {
  const own = await transaction
    .select({ level: riskAssessments.level })
    .from(riskAssessments)
    .where(eq(riskAssessments.orderId, orderId))
  const others = [...(await latestOf(transaction, [orderId])).values()].flat()
  return joinedRiskLevel([...own, ...others].map(({ level }) => level))
}

/** The levels that providers have given to orders, by their ids; those of which none has spoken are not in the answer. */
export async function providerLevelsOf(
  queries: Queries,
  orderIds: readonly OrderId[],
): Promise<ReadonlyMap<OrderId, RiskLevel[]>> {
  const stored = await latestOf(queries, orderIds)
  return new Map([...stored].map(([orderId, some]) => [orderId, some.map(({ level }) => level)]))
}

async function latestOf(
  queries: Queries,
  orderIds: readonly OrderId[],
  provider?: string,
): Promise<ReadonlyMap<OrderId, Stored[]>> {
  const rows = await queries
    .selectDistinctOn([providerRisks.orderId, providerRisks.provider])
    .from(providerRisks)
    .where(
      and(
        among(providerRisks.orderId, orderIds),
        provider === undefined ? undefined : eq(providerRisks.provider, provider),
      ),
    )
    .orderBy(providerRisks.orderId, providerRisks.provider, desc(providerRisks.id))
  return Map.groupBy(rows, ({ orderId }) => orderId)
}

const saysTheSame = (stored: Stored | undefined, { level, score, facts }: RiskAssessment) =>
  stored?.level === level && stored.score === score && canonicalJson(stored.facts) === canonicalJson(facts)

function shown({ provider, providerName, ...stored }: Stored): ProviderRisk {
  const { level, score, recommendation, facts, analyzedAt } = stored
  return {
    provider: { id: provider, name: providerName },
    level,
    score,
    recommendation,
    facts,
    analyzedAt: analyzedAt.toISOString(),
  }
}

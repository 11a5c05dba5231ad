import type { OrderId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { CLOCK, type Clock } from '../../../platform/clock.js'
import { DATABASE, type Database, type Transaction } from '../../../platform/database/database.js'
import { Transactions } from '../../../platform/database/transactions.js'
import { permissionMissing } from '../../../platform/http/access/permission-guard.js'
import type { Actor } from '../../../platform/http/actor.js'
import {
  IdempotencyKeys,
  type IdempotentRequest,
} from '../../../platform/http/idempotency/idempotency-keys.js'
import type { RouteInput, RouteOutput } from '../../../platform/http/route-contract.js'
import { OrderFinder } from '../list/order-finder.js'
import { orderName } from '../numbering/order-name.js'
import { orders } from '../order.table.js'
import type { OrderDeed, orderBulkRoutes } from './order-bulk.contract.js'
import { orderBulkItems, orderBulks } from './order-bulk.table.js'
import { noOrders, tooManyOrders, unknownBulk } from './order-bulk-problems.js'
import { OrderBulkWork } from './order-bulk-work.js'
import { neededFor } from './order-deed-execution.js'

type Wish = RouteInput<typeof orderBulkRoutes.start>['body']
type Shown = RouteOutput<typeof orderBulkRoutes.get>

const most = 10_000
const mostFailures = 100

const countsSchema = z.object({ total: z.int(), done: z.int(), failed: z.int() })

/** Starts deeds for many orders, and tells how far they have come. */
@Injectable()
export class OrderBulkActions {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(IdempotencyKeys) private readonly idempotency: IdempotencyKeys,
    @Inject(OrderFinder) private readonly finder: OrderFinder,
    @Inject(OrderBulkWork) private readonly work: OrderBulkWork,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * The orders are those that match now; one that comes later is not among them.
   * @throws Problem `permission-missing`, `too-many-orders`, `no-orders` or `idempotency-key-reused`.
   */
  async start(wish: Wish, actor: Actor, request: IdempotentRequest | undefined): Promise<Shown> {
    this.refuseOthers(wish.deed, actor)
    const ids = await this.wanted(wish.orders)
    const bulkId = await this.transactions.run(async (transaction) => {
      if (request === undefined) return this.create(transaction, wish.deed, ids, actor)
      const claim = await this.idempotency.claim(transaction, request)
      if (!claim.first) return z.uuid().parse(claim.result)
      const made = await this.create(transaction, wish.deed, ids, actor)
      await this.idempotency.complete(transaction, request, made)
      return made
    })
    return this.read(bulkId)
  }

  /** @throws Problem `not-found`. */
  async read(bulkId: string): Promise<Shown> {
    const [bulk] = await this.database.select().from(orderBulks).where(eq(orderBulks.id, bulkId))
    if (bulk === undefined) throw unknownBulk(bulkId)
    const { rows } = await this.database.execute(sql`
      select count(*)::int as total, count(*) filter (where state = 'done')::int as done,
        count(*) filter (where state = 'failed')::int as failed from ${orderBulkItems} where bulk_id = ${bulkId}`)
    const failures = await this.database
      .select({ orderId: orderBulkItems.orderId, number: orderName, reason: orderBulkItems.reason })
      .from(orderBulkItems)
      .innerJoin(orders, eq(orders.id, orderBulkItems.orderId))
      .where(and(eq(orderBulkItems.bulkId, bulkId), eq(orderBulkItems.state, 'failed')))
      .orderBy(asc(orderBulkItems.position))
      .limit(mostFailures)
    const { deed, state, createdAt, finishedAt } = bulk
    return {
      id: bulkId,
      deed,
      state,
      ...countsSchema.parse(rows[0]),
      createdAt: createdAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
      failures: failures.map(({ orderId, number, reason }) => ({
        orderId,
        number,
        type: reason?.type ?? 'internal',
        detail: reason?.detail ?? '',
      })),
    }
  }

  /** Leaves the rest undone; one that has ended stays as it is. */
  async stop(bulkId: string, actor: Actor): Promise<Shown> {
    this.refuseOthers((await this.read(bulkId)).deed, actor)
    await this.database
      .update(orderBulks)
      .set({ state: 'stopped', finishedAt: this.clock() })
      .where(and(eq(orderBulks.id, bulkId), eq(orderBulks.state, 'running')))
    return this.read(bulkId)
  }

  /** Tries again what failed, with the keys of the first time. */
  async retry(bulkId: string, actor: Actor): Promise<Shown> {
    this.refuseOthers((await this.read(bulkId)).deed, actor)
    await this.transactions.run(async (transaction) => {
      const ended = await transaction
        .update(orderBulks)
        .set({ state: 'running', finishedAt: null })
        .where(and(eq(orderBulks.id, bulkId), inArray(orderBulks.state, ['done', 'stopped'])))
        .returning({ id: orderBulks.id })
      if (ended.length === 0) return
      await transaction
        .update(orderBulkItems)
        .set({ state: 'pending', reason: null })
        .where(and(eq(orderBulkItems.bulkId, bulkId), eq(orderBulkItems.state, 'failed')))
      await this.work.request(transaction, bulkId)
    })
    return this.read(bulkId)
  }

  private refuseOthers({ kind }: Pick<OrderDeed, 'kind'>, { permissions, name }: Actor): void {
    const needed = neededFor[kind]
    if (!permissions.includes(needed)) throw permissionMissing(needed, name)
  }

  private async wanted(which: Wish['orders']): Promise<OrderId[]> {
    const ids =
      'ids' in which
        ? await this.known(which.ids)
        : await this.finder.ids({ filters: which.filters, sort: 'placed_desc', limit: most + 1 })
    if (ids.length > most) throw tooManyOrders(most)
    if (ids.length === 0) throw noOrders()
    return ids
  }

  private async known(ids: readonly OrderId[]): Promise<OrderId[]> {
    const found = await this.database
      .select({ id: orders.id })
      .from(orders)
      .where(inArray(orders.id, [...ids]))
    const there = new Set(found.map(({ id }) => id))
    return [...new Set(ids)].filter((id) => there.has(id))
  }

  private async create(
    transaction: Transaction,
    deed: OrderDeed,
    ids: readonly OrderId[],
    actor: Actor,
  ): Promise<string> {
    const id = uuidv7()
    const createdAt = this.clock()
    await transaction.insert(orderBulks).values({ id, deed, actor, state: 'running', createdAt })
    await transaction.execute(sql`
      insert into ${orderBulkItems} (bulk_id, position, order_id)
      select ${id}::uuid, place - 1, order_id
        from unnest(${sql.param([...ids])}::uuid[]) with ordinality as wanted(order_id, place)`)
    await this.work.request(transaction, id)
    return id
  }
}

import { type OrderNumberFormat, usualOrderNumberFormat } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq, max } from 'drizzle-orm'
import { DATABASE, type Database, type Queries } from '../../../platform/database/database.js'
import { Transactions } from '../../../platform/database/transactions.js'
import { EventLog } from '../../../platform/events/event-log.js'
import type { RouteInput, RouteOutput } from '../../../platform/http/route-contract.js'
import { shops } from '../../shop/shop.table.js'
import { unusableField } from '../../shop/shop-problems.js'
import { ShopSettings } from '../../shop/shop-settings.js'
import { lockShop } from '../../shop/shop-update.js'
import { orderCounters, orders } from '../order.table.js'
import type { orderNumberingRoutes as routes } from './order-numbering.contract.js'
import { orderNumberingChanged } from './order-numbering-events.js'

type Numbering = RouteOutput<typeof routes.get>
type Wish = RouteInput<typeof routes.update>['body']

/** What the first order is numbered while nobody has said otherwise. */
const usualFirst = 1001
const counterId = 'orders'

/** How orders are named, and which number comes next. */
@Injectable()
export class OrderNumbering {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(ShopSettings) private readonly settings: ShopSettings,
  ) {}

  read(): Promise<Numbering> {
    return readNumbering(this.database)
  }

  /** @throws Problem `invalid-input` (422) when the next number was given out before. */
  async set({ prefix, suffix, next }: Wish): Promise<Numbering> {
    return this.transactions.run(async (transaction) => {
      await lockShop(transaction, this.settings)
      if (next !== undefined) {
        // Whoever places an order holds the same counter.
        await transaction
          .insert(orderCounters)
          .values({ id: counterId, last: usualFirst - 1 })
          .onConflictDoNothing()
        await transaction.select().from(orderCounters).where(eq(orderCounters.id, counterId)).for('update')
        const { least } = await readNumbering(transaction)
        if (next < least) throw numberTaken(least)
        await transaction
          .update(orderCounters)
          .set({ last: next - 1 })
          .where(eq(orderCounters.id, counterId))
      }
      await transaction.update(shops).set({ orderPrefix: prefix, orderSuffix: suffix })
      const numbering = await readNumbering(transaction)
      await this.events.append(transaction, orderNumberingChanged, {
        subjectId: 'shop',
        payload: { prefix, suffix, next: numbering.next },
      })
      return numbering
    })
  }
}

/** What stands around the number of an order. */
export async function readOrderNumberFormat(queries: Queries): Promise<OrderNumberFormat> {
  const [shop] = await queries.select({ prefix: shops.orderPrefix, suffix: shops.orderSuffix }).from(shops)
  return shop ?? usualOrderNumberFormat
}

async function readNumbering(queries: Queries): Promise<Numbering> {
  const format = await readOrderNumberFormat(queries)
  const [counter] = await queries.select().from(orderCounters).where(eq(orderCounters.id, counterId))
  const [given] = await queries.select({ number: max(orders.number) }).from(orders)
  return {
    ...format,
    next: (counter?.last ?? usualFirst - 1) + 1,
    least: (given?.number ?? 0) + 1,
  }
}

function numberTaken(least: number) {
  const message = `Orders up to ${least - 1} have their numbers already.`
  return unusableField('/next', message, `Send ${least} or more.`)
}

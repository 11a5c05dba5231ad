import type { VariantId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { noteChange } from '../../platform/deeds/deed-under-way.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { Actor } from '../../platform/http/actor.js'
import { stockSettings, stockThresholds } from './stock.table.js'
import { stockActor } from './stock-actor.js'
import { stockThresholdChanged } from './stock-events.js'
import { usualLowStockThreshold } from './stock-facts.js'
import { type StockItem, StockList } from './stock-list.js'

/** At how many pieces stock is low: of one variant, and in general. */
@Injectable()
export class StockThresholds {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(StockList) private readonly list: StockList,
  ) {}

  /**
   * Gives a variant a threshold of its own, or with null none.
   * @throws Problem `not-found`.
   */
  async set(variantId: VariantId, threshold: number | null, actor: Actor): Promise<StockItem> {
    return this.transactions.run(async (transaction) => {
      const before = await this.list.item(variantId, transaction)
      noteChange('threshold', before.threshold, threshold)
      if (threshold === null) {
        await transaction.delete(stockThresholds).where(eq(stockThresholds.variantId, variantId))
      } else {
        await transaction
          .insert(stockThresholds)
          .values({ variantId, threshold })
          .onConflictDoUpdate({ target: stockThresholds.variantId, set: { threshold } })
      }
      await this.events.append(transaction, stockThresholdChanged, {
        subjectId: variantId,
        payload: { variantId, threshold, actor: stockActor(actor) },
      })
      return this.list.item(variantId, transaction)
    })
  }

  /** What counts for variants without a threshold of their own; null: nobody is told. */
  async ofShop(): Promise<number | null> {
    const [row] = await this.database.select().from(stockSettings)
    return row === undefined ? usualLowStockThreshold : row.lowStockThreshold
  }

  async setOfShop(lowStockThreshold: number | null, actor: Actor): Promise<void> {
    await this.transactions.run(async (transaction) => {
      noteChange('lowStockThreshold', await this.ofShop(), lowStockThreshold)
      await transaction
        .insert(stockSettings)
        .values({ id: 'shop', lowStockThreshold })
        .onConflictDoUpdate({ target: stockSettings.id, set: { lowStockThreshold } })
      await this.events.append(transaction, stockThresholdChanged, {
        subjectId: 'shop',
        payload: { variantId: null, threshold: lowStockThreshold, actor: stockActor(actor) },
      })
    })
  }
}

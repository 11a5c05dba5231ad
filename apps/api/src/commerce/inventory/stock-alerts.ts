import { availableOver, type LocationId, stockAlertsOf, type VariantId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.js'
import { EventLog } from '../../platform/events/event-log.js'
import { locations } from '../locations/location.table.js'
import { products, variants } from '../products/product.table.js'
import { languageOf, ShopSettings } from '../shop/shop-settings.js'
import { type HeldLevel, type StockChange, sumOfEachLevel } from './stock-books.js'
import { stockLow, stockOut } from './stock-events.js'
import type { StockFacts } from './stock-facts.js'

/** What was held before the change, and what changed. */
export interface StockFall {
  readonly levels: readonly HeldLevel[]
  readonly changes: readonly StockChange[]
  readonly facts: ReadonlyMap<VariantId, StockFacts>
}

interface Fallen {
  readonly variantId: VariantId
  readonly locationId: LocationId
  readonly available: number
  readonly threshold: number | null
}

/** Tells, in the transaction of the change itself, that a variant ran low or out. */
@Injectable()
export class StockAlerts {
  constructor(
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
  ) {}

  /** Raises the alerts of what has changed. Whoever calls holds the levels, so that each fall is told once. */
  async raise(transaction: Transaction, { levels, changes, facts }: StockFall): Promise<void> {
    for (const variantId of new Set(changes.map((change) => change.variantId))) {
      const fact = facts.get(variantId)
      if (fact === undefined || !fact.tracked) continue
      const own = sumOfEachLevel(changes.filter((change) => change.variantId === variantId))
      const before = availableOver(levels.filter((level) => level.variantId === variantId && level.inUse))
      const after = before + availableOver(own)
      // Where most of the pieces went from, for somebody to fill that shelf.
      const [most] = [...own].sort((left, right) => availableOver([left]) - availableOver([right]))
      if (most === undefined) continue
      const { threshold } = fact
      for (const alert of stockAlertsOf(before, after, threshold)) {
        const fallen = { variantId, locationId: most.locationId, available: after, threshold }
        await this.tell(transaction, alert === 'low' ? stockLow : stockOut, fallen)
      }
    }
  }

  private async tell(
    transaction: Transaction,
    event: typeof stockLow,
    { variantId, locationId, available, threshold }: Fallen,
  ): Promise<void> {
    const language = languageOf(await this.shop.read(transaction))
    const [variant] = await transaction
      .select({ sku: variants.sku, title: variants.title, product: products })
      .from(variants)
      .innerJoin(products, eq(products.id, variants.productId))
      .where(eq(variants.id, variantId))
    const [location] = await transaction.select().from(locations).where(eq(locations.id, locationId))
    if (variant === undefined || location === undefined) throw new Error(`Variant ${variantId} is gone.`)
    await this.events.append(transaction, event, {
      subjectId: variantId,
      payload: {
        stock: {
          variantId,
          sku: variant.sku,
          variant: variant.title[language],
          product: { id: variant.product.id, title: variant.product.title[language] },
          location: { id: locationId, name: location.name[language] },
          available,
          threshold,
        },
      },
    })
  }
}

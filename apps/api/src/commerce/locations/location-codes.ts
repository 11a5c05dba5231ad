import { type Language, type LocationId, shortCode } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.js'
import { languageOf, ShopSettings } from '../shop/shop-settings.js'
import { locations } from './location.table.js'

/** A location as receipts name it. */
export interface CodedLocation {
  readonly id: LocationId
  /** In the shop's language. */
  readonly name: string
  readonly code: string
}

/** Gives locations the short codes that receipts begin with. */
@Injectable()
export class LocationCodes {
  constructor(@Inject(ShopSettings) private readonly shop: ShopSettings) {}

  /**
   * A location that is in use; undefined when there is none with this id. One that has no code yet gets one, made from
   * its name, for good.
   */
  async of(transaction: Transaction, id: LocationId): Promise<CodedLocation | undefined> {
    // All of them: two that get a code at the same moment must not get the same.
    const all = await transaction.select().from(locations).orderBy(locations.id).for('no key update')
    const found = all.find((location) => location.id === id && location.deactivatedAt === null)
    if (found === undefined) return undefined
    const language: Language = languageOf(await this.shop.read(transaction))
    const name = found.name[language]
    if (found.code !== null) return { id, name, code: found.code }
    const taken = new Set(all.flatMap(({ code }) => code ?? []))
    const code = shortCode(found.name.en, taken)
    await transaction
      .update(locations)
      .set({ code })
      .where(and(eq(locations.id, id), isNull(locations.code)))
    return { id, name, code }
  }
}

import {
  type Currency,
  type Language,
  type MinorUnits,
  type Money,
  minorUnits,
  money,
  type TaxRule,
  usualDisputeFee,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { DATABASE, type Database, type Queries } from '../../platform/database/database.js'
import type { captureModeSchema } from './shop.contract.js'
import { shops } from './shop.table.js'

/** What the shop is set to. Amounts are in `currency`. */
export interface ShopConfiguration {
  readonly name: string
  readonly currency: Currency
  readonly timeZone: string
  readonly countryCode: string
  readonly captureMode: z.infer<typeof captureModeSchema>
  readonly tax: TaxRule
  readonly shippingFee: MinorUnits
  /** What a dispute costs (R91); null: what is usual for the currency. */
  readonly disputeFee: MinorUnits | null
}

/** The settings of a shop that nobody has changed yet. Prices include Korea's value added tax of 10%. */
export const initialShop: ShopConfiguration = {
  name: 'My shop',
  currency: 'KRW',
  timeZone: 'Asia/Seoul',
  countryCode: 'KR',
  captureMode: 'manual',
  tax: { ratesBasisPoints: [1000], included: true },
  shippingFee: minorUnits(3_000),
  disputeFee: null,
}

const languageOfCountry: Partial<Record<string, Language>> = { KR: 'ko', JP: 'ja' }

/** The language in which the shop itself speaks, where no reader is known: events, receipts. */
export function languageOf(shop: Pick<ShopConfiguration, 'countryCode'>): Language {
  return languageOfCountry[shop.countryCode] ?? 'en'
}

/** What a dispute costs the shop: what it was set to, or what is usual for its currency (R91). */
export function disputeFeeOf({
  currency,
  disputeFee,
}: Pick<ShopConfiguration, 'currency' | 'disputeFee'>): Money {
  return disputeFee === null ? usualDisputeFee(currency) : money(disputeFee, currency)
}

/** The shop's row for `configuration`. */
export function shopRow({ tax, ...configuration }: ShopConfiguration): typeof shops.$inferInsert {
  return {
    id: 'shop',
    ...configuration,
    taxRatesBasisPoints: [...tax.ratesBasisPoints],
    taxIncluded: tax.included,
  }
}

/** Reads what the shop is set to. */
@Injectable()
export class ShopSettings {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async read(queries: Queries = this.database): Promise<ShopConfiguration> {
    const [row] = await queries.select().from(shops)
    if (row === undefined) return initialShop
    const { id, taxRatesBasisPoints, taxIncluded, ...configuration } = row
    return { ...configuration, tax: { ratesBasisPoints: taxRatesBasisPoints, included: taxIncluded } }
  }
}

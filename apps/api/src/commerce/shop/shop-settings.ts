import {
  type AppliedTax,
  businessDay,
  type Currency,
  type DatedTax,
  type Language,
  type MinorUnits,
  type Money,
  minorUnits,
  money,
  type Place,
  type ShippingSettings,
  shippingRatesFor,
  type TaxRegion,
  taxesFor,
  taxFor,
  usualDisputeFee,
  usualShipping,
  usualTaxRegions,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { DATABASE, type Database, type Queries } from '../../platform/database/database.js'
import { knownQuery } from '../../platform/database/known-query.js'
import type { BusinessAddress, captureModeSchema } from './shop.contract.js'
import { shops } from './shop.table.js'

/** What somebody has set. Amounts are in `currency`. */
export interface ShopChoices {
  readonly name: string
  readonly legalName: string | null
  readonly address: BusinessAddress | null
  readonly phone: string | null
  readonly email: string | null
  readonly currency: Currency
  readonly timeZone: string
  readonly countryCode: string
  /** Null: that of the country. */
  readonly language: Language | null
  readonly captureMode: z.infer<typeof captureModeSchema>
  /** What a dispute costs (R91); null: what is usual for the currency. */
  readonly disputeFee: MinorUnits | null
  readonly version: number
  readonly taxRegions: readonly TaxRegion[]
  readonly taxesVersion: number
  readonly shipping: ShippingSettings
  readonly shippingVersion: number
}

/** What the shop is set to, with what follows from it. */
export interface ShopConfiguration extends ShopChoices {
  /** What sending something small within the shop's country costs: the first rate. */
  readonly shippingFee: MinorUnits
}

const initialChoices: ShopChoices = {
  name: 'My shop',
  legalName: null,
  address: null,
  phone: null,
  email: null,
  currency: 'KRW',
  timeZone: 'Asia/Seoul',
  countryCode: 'KR',
  language: null,
  captureMode: 'manual',
  disputeFee: null,
  version: 0,
  taxRegions: usualTaxRegions('KR'),
  taxesVersion: 0,
  shipping: usualShipping('KRW'),
  shippingVersion: 0,
}

/** The settings of a shop that nobody has changed yet. Prices include Korea's value added tax of 10%. */
export const initialShop: ShopConfiguration = configurationOf(initialChoices)

function configurationOf(choices: ShopChoices): ShopConfiguration {
  const parcel = { subtotal: 0, weightGrams: 0 }
  const [first] = shippingRatesFor(choices.shipping.zones, homeOf(choices), parcel)
  return {
    ...choices,
    shippingFee: first?.amount ?? minorUnits(0),
  }
}

type Home = Pick<ShopChoices, 'countryCode' | 'address'>

/** Where the shop is. */
function homeOf({ countryCode, address }: Home): Place {
  return { countryCode, region: address?.region, postalCode: address?.postalCode }
}

/** What decides about taxes. */
export type TaxedShop = Home & Pick<ShopChoices, 'taxRegions' | 'timeZone'>

/** What tax an order of a moment to `place` bears; one that goes nowhere is taxed where the shop is. */
export function taxRuleFor(shop: TaxedShop, place: Place | null, at: Date): AppliedTax {
  return taxFor(shop.taxRegions, place ?? homeOf(shop), businessDay(at, shop.timeZone))
}

/** The same for all days, from since ever on. */
export function taxRulesFor(shop: TaxedShop, place: Place | null): DatedTax[] {
  return taxesFor(shop.taxRegions, place ?? homeOf(shop))
}

const languageOfCountry: Partial<Record<string, Language>> = { KR: 'ko', JP: 'ja' }

/** The language in which the shop itself speaks, where no reader is known: events, receipts. */
export function languageOf({
  language,
  countryCode,
}: Pick<ShopConfiguration, 'language' | 'countryCode'>): Language {
  return language ?? languageOfCountry[countryCode] ?? 'en'
}

/** What a dispute costs the shop: what it was set to, or what is usual for its currency (R91). */
export function disputeFeeOf({
  currency,
  disputeFee,
}: Pick<ShopConfiguration, 'currency' | 'disputeFee'>): Money {
  return disputeFee === null ? usualDisputeFee(currency) : money(disputeFee, currency)
}

/** The shop's row for `configuration`. */
export function shopRow(configuration: ShopConfiguration): typeof shops.$inferInsert {
  const { shippingFee: _fee, taxRegions, ...choices } = configuration
  return { id: 'shop', ...choices, taxRegions: [...taxRegions] }
}

const readShops = knownQuery((queries) => queries.select().from(shops))

/** Reads what the shop is set to. */
@Injectable()
export class ShopSettings {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async read(queries: Queries = this.database): Promise<ShopConfiguration> {
    const [row] = await readShops(queries, {})
    if (row === undefined) return initialShop
    const { taxRegions, shipping, ...columns } = row
    // What orders say of themselves, they read themselves.
    const {
      id: _,
      orderPrefix: _prefix,
      orderSuffix: _suffix,
      declinedCancelMinutes: _minutes,
      ...choices
    } = columns
    return configurationOf({
      ...choices,
      taxRegions: taxRegions ?? usualTaxRegions(choices.countryCode),
      shipping: shipping ?? usualShipping(choices.currency),
    })
  }
}

import type { LocationId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { asc } from 'drizzle-orm'
import {
  languageOf,
  PaymentMethods,
  ShopSettings,
  type TillPlace,
  TillPlaces,
} from '../../commerce/commerce.public.js'
import type { Transaction } from '../../platform/database/database.js'
import { TillPolicies } from '../policies/till-policies.js'
import { TillShopSettings } from '../policies/till-shop-settings.js'
import type { SettingsAtPlace, StoredSettings, TillTax } from './stored-content.js'
import { tillTaxes } from './till-record.table.js'

/** Goods were always taxed as they are when tills first hear of it. */
const ever = new Date(0)

/** Gathers what tills are told of the shop. */
@Injectable()
export class SettingsRecord {
  constructor(
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(PaymentMethods) private readonly methods: PaymentMethods,
    @Inject(TillPlaces) private readonly places: TillPlaces,
    @Inject(TillShopSettings) private readonly settings: TillShopSettings,
    @Inject(TillPolicies) private readonly policies: TillPolicies,
  ) {}

  /**
   * What it is now. Where taxes are not what they were, notes since when.
   * @param at when they changed, if they did
   */
  async read(transaction: Transaction, at: Date): Promise<StoredSettings> {
    const shop = await this.shop.read(transaction)
    const decided = await this.settings.read(transaction)
    const methods = await this.methods.list(transaction)
    const policies = await this.policies.list(transaction)
    const places = await this.places.read(shop, transaction)
    const { usual, version: _, smallestCoin, denominations, mostCashDifference, ...settings } = decided
    return {
      ...settings,
      shopName: shop.name,
      phone: shop.phone,
      timeZone: shop.timeZone,
      language: languageOf(shop),
      smallestCoin: smallestCoin ?? usual.smallestCoin,
      denominations: denominations ?? usual.denominations,
      mostCashDifference: mostCashDifference ?? usual.mostCashDifference,
      paymentMethods: methods.filter(({ key, enabled }) => enabled && key !== 'cash'),
      policies: Object.fromEntries(policies.map(({ roleId, policy }) => [roleId, policy])),
      places: await withTaxes(transaction, places, at),
    }
  }
}

async function withTaxes(
  transaction: Transaction,
  places: readonly TillPlace[],
  at: Date,
): Promise<Record<LocationId, SettingsAtPlace>> {
  const rows = await transaction
    .select()
    .from(tillTaxes)
    .orderBy(asc(tillTaxes.locationId), asc(tillTaxes.from))
  const history = Map.groupBy(rows, ({ locationId }) => locationId)
  const found: Record<LocationId, SettingsAtPlace> = {}
  for (const { locationId, address, tax } of places) {
    const before = (history.get(locationId) ?? []).map(
      ({ from, locationId: _, ...rest }): TillTax => ({ ...rest, from: from.toISOString() }),
    )
    const last = before.at(-1)
    if (last !== undefined && isSameTax(last, tax)) {
      found[locationId] = { address, taxes: before }
      continue
    }
    const from = last === undefined ? ever : new Date(Math.max(at.getTime(), Date.parse(last.from) + 1))
    const now = { ratesBasisPoints: [...tax.ratesBasisPoints], names: [...tax.names], included: tax.included }
    await transaction.insert(tillTaxes).values({ locationId, from, ...now })
    found[locationId] = { address, taxes: [...before, { from: from.toISOString(), ...now }] }
  }
  return found
}

const isSameTax = (last: TillTax, tax: TillPlace['tax']) =>
  last.included === tax.included &&
  last.ratesBasisPoints.join() === tax.ratesBasisPoints.join() &&
  last.names.join('\n') === tax.names.join('\n')

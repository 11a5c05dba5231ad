import { Inject, Injectable } from '@nestjs/common'
import { languageOf, PaymentMethods, ShopSettings } from '../../commerce/commerce.public.js'
import type { Transaction } from '../../platform/database/database.js'
import { TillPolicies } from '../policies/till-policies.js'
import { TillShopSettings } from '../policies/till-shop-settings.js'
import type { StoredSettings } from './stored-content.js'
import { TillTaxes } from './till-taxes.js'

/** Gathers what tills are told of the shop. */
@Injectable()
export class SettingsRecord {
  constructor(
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(PaymentMethods) private readonly methods: PaymentMethods,
    @Inject(TillTaxes) private readonly taxes: TillTaxes,
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
    const places = await this.taxes.keep(transaction, shop, at)
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
      places: Object.fromEntries(
        places.map(({ locationId, address, taxes }) => [locationId, { address, taxes }]),
      ),
    }
  }
}

import { type Currency, MoneyRangeError, type ShippingSettings } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { noteChanges } from '../../platform/deeds/deed-under-way.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { currencyUse, hasOrders, keepFigures, keepsCurrency, shippingInCurrency } from './currency-change.js'
import type { shopRoutes } from './shop.contract.js'
import { shops } from './shop.table.js'
import { shopUpdated } from './shop-events.js'
import { currencyFixed, currencyInUse, settingsChanged, unusableField } from './shop-problems.js'
import {
  disputeFeeOf,
  initialShop,
  languageOf,
  type ShopConfiguration,
  ShopSettings,
  shopRow,
} from './shop-settings.js'

type Changes = RouteInput<typeof shopRoutes.update>['body']
type Shop = RouteOutput<typeof shopRoutes.get>
type Columns = Partial<typeof shops.$inferInsert>

/** The settings as the API shows them. */
export function shownShop(shop: ShopConfiguration): Shop {
  const { name, legalName, address, phone, email } = shop
  const { countryCode, currency, timeZone, captureMode, version } = shop
  return {
    name,
    legalName,
    address,
    phone,
    email,
    countryCode,
    currency,
    timeZone,
    language: languageOf(shop),
    captureMode,
    disputeFee: disputeFeeOf(shop),
    version,
  }
}

/** The shop's row, locked until the transaction ends; made first where there is none. */
export async function lockShop(transaction: Transaction, settings: ShopSettings): Promise<ShopConfiguration> {
  await transaction.insert(shops).values(shopRow(initialShop)).onConflictDoNothing()
  await transaction.select({ id: shops.id }).from(shops).for('update')
  return settings.read(transaction)
}

/** Changes the shop's settings. */
@Injectable()
export class ShopUpdate {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(ShopSettings) private readonly settings: ShopSettings,
  ) {}

  /**
   * Sets what `changes` names, and tells the other features what the settings are now.
   * @throws Problem `settings-changed` when they are no longer of the version that the changes were made to;
   * `currency-fixed` once there are orders, `currency-in-use` while there are drafts or gift cards; `invalid-input` for a fee below zero or in another currency.
   */
  async apply({ version, ...changes }: Changes): Promise<Shop> {
    return this.transactions.run(async (transaction) => {
      const before = await lockShop(transaction, this.settings)
      if (version !== undefined && version !== before.version) throw settingsChanged(shownShop(before))
      const given = await this.columns(transaction, before, changes)
      if (Object.keys(given).length === 0) return shownShop(before)
      await transaction
        .update(shops)
        .set({ ...given, version: sql`${shops.version} + 1` })
        .where(and(eq(shops.id, 'shop'), eq(shops.version, before.version)))
      const shop = shownShop(await this.settings.read(transaction))
      noteChanges(shownShop(before), shop, [
        'name',
        'legalName',
        'address',
        'phone',
        'email',
        'countryCode',
        'currency',
        'timeZone',
        'language',
        'captureMode',
        'disputeFee',
      ])
      await this.events.append(transaction, shopUpdated, { subjectId: 'shop', payload: shop })
      return shop
    })
  }

  private async columns(
    transaction: Transaction,
    before: ShopConfiguration,
    { disputeFee, currency, ...texts }: Omit<Changes, 'version'>,
  ): Promise<Columns> {
    const named: Columns = Object.fromEntries(
      Object.entries(texts).filter(([, value]) => value !== undefined),
    )
    const next = currency ?? before.currency
    if (disputeFee !== undefined && (disputeFee.currency !== next || disputeFee.amount < 0)) {
      const message = `Expected an amount in ${next}, zero or more.`
      throw unusableField('/disputeFee', message, `Send an amount in ${next} that is zero or more.`)
    }
    const fee: Columns = disputeFee === undefined ? {} : { disputeFee: disputeFee.amount }
    if (next === before.currency) return { ...named, ...fee }
    if (await hasOrders(transaction)) throw currencyFixed(before.currency)
    const use = await currencyUse(transaction)
    if (keepsCurrency(use)) throw currencyInUse(before.currency, use)
    return {
      ...named,
      currency: next,
      shipping: await this.figuresKept(transaction, before, next),
      shippingVersion: before.shippingVersion + 1,
      // A fee in the old currency is none in the new one: the usual one counts again.
      disputeFee: null,
      ...fee,
    }
  }

  private async figuresKept(
    transaction: Transaction,
    { shipping, currency }: ShopConfiguration,
    next: Currency,
  ): Promise<ShippingSettings> {
    try {
      await keepFigures(transaction, currency, next)
      return shippingInCurrency(shipping, currency, next)
    } catch (error) {
      if (!(error instanceof MoneyRangeError)) throw error
      const message = `A price or a shipping rate would be too large in ${next}.`
      throw unusableField('/currency', message, 'Lower it first.')
    }
  }
}

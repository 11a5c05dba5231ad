import {
  type Currency,
  type Language,
  type ShippingSettings,
  type TaxRegion,
  usualOrderNumberFormat,
} from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { check, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import { minorUnitsColumn } from '../money/minor-units-column.js'
import type { BusinessAddress, captureModeSchema } from './shop.contract.js'

/** The settings of the shop: one row. Each version counts the changes of its part, so that none is lost unseen. */
export const shops = pgTable(
  'shops',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    legalName: text('legal_name'),
    currency: text().$type<Currency>().notNull(),
    timeZone: text('time_zone').notNull(),
    countryCode: text('country_code').notNull(),
    address: jsonb().$type<BusinessAddress>(),
    phone: text(),
    email: text(),
    /** Null until somebody sets it: that of the country counts. */
    language: text().$type<Language>(),
    captureMode: text('capture_mode').$type<z.infer<typeof captureModeSchema>>().notNull(),
    /** Null until somebody sets it: the usual one of the currency counts. */
    disputeFee: minorUnitsColumn('dispute_fee'),
    /** After how many minutes an order whose card was declined is cancelled; null: never. */
    declinedCancelMinutes: integer('declined_cancel_minutes').default(60),
    /** What stands around the number of an order. */
    orderPrefix: text('order_prefix').notNull().default(usualOrderNumberFormat.prefix),
    orderSuffix: text('order_suffix').notNull().default(usualOrderNumberFormat.suffix),
    version: integer().notNull().default(0),
    /** Null until somebody sets them: those that are usual in the country count. */
    taxRegions: jsonb('tax_regions').$type<TaxRegion[]>(),
    taxesVersion: integer('taxes_version').notNull().default(0),
    /** Null until somebody sets it: one rate for everywhere. */
    shipping: jsonb().$type<ShippingSettings>(),
    shippingVersion: integer('shipping_version').notNull().default(0),
  },
  (table) => [check('shops_one_row', sql`${table.id} = 'shop'`)],
)

import type { Currency } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { boolean, check, integer, pgTable, text } from 'drizzle-orm/pg-core'
import type { z } from 'zod'
import { minorUnitsColumn } from '../money/minor-units-column.js'
import type { captureModeSchema } from './shop.contract.js'

/** The settings of the shop: one row. */
export const shops = pgTable(
  'shops',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    currency: text().$type<Currency>().notNull(),
    timeZone: text('time_zone').notNull(),
    countryCode: text('country_code').notNull(),
    captureMode: text('capture_mode').$type<z.infer<typeof captureModeSchema>>().notNull(),
    taxRatesBasisPoints: integer('tax_rates_basis_points').array().notNull(),
    taxIncluded: boolean('tax_included').notNull(),
    shippingFee: minorUnitsColumn('shipping_fee').notNull(),
    /** Null until somebody sets it: the usual one of the currency counts. */
    disputeFee: minorUnitsColumn('dispute_fee'),
  },
  (table) => [check('shops_one_row', sql`${table.id} = 'shop'`)],
)

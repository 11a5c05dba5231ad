import type { Currency, LocalizedText, MinorUnits, TillSettings } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { bigint, boolean, check, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'

/** What the shop has decided about its tills: one row, or none while nobody has changed anything. */
export const tillSettings = pgTable(
  'till_settings',
  {
    id: text().primaryKey(),
    taxNumber: text('tax_number'),
    /** What the amounts are in; in another currency, what is usual there counts. */
    currency: text().$type<Currency>().notNull(),
    /** Null: what is usual. The same for the next two. */
    smallestCoin: integer('smallest_coin'),
    denominations: jsonb().$type<MinorUnits[]>(),
    mostCashDifference: bigint('most_cash_difference', { mode: 'number' }).$type<MinorUnits>(),
    cardProviders: jsonb('card_providers').$type<TillSettings['cardProviders']>().notNull(),
    blindCount: boolean('blind_count').notNull(),
    mostSnapshotHours: integer('most_snapshot_hours').notNull(),
    keepDays: integer('keep_days').notNull(),
    receiptFooter: jsonb('receipt_footer').$type<LocalizedText>(),
    lockMinutes: integer('lock_minutes').notNull(),
    version: integer().notNull(),
  },
  (table) => [check('till_settings_one_row', sql`${table.id} = 'till'`)],
)

import { type CustomerId, type Language, minorUnits } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'
import { minorUnitsColumn } from '../money/minor-units-column.js'

export const customers = pgTable(
  'customers',
  {
    id: uuid().$type<CustomerId>().primaryKey(),
    /** Empty once the customer was erased. */
    name: text().notNull(),
    email: text(),
    /** E.164. */
    phone: text(),
    language: text().$type<Language>(),
    /** An IANA name. */
    timeZone: text('time_zone'),
    tags: text().array().notNull().default([]),
    metadata: jsonb().$type<Record<string, string>>().notNull().default({}),
    /** Raised by every change of the details and the addresses: whoever edits them says which they saw. */
    version: integer().notNull().default(1),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull().default(sql`now()`),
    /** Orders whose payment was not declined. Kept with what follows by figures/figure-keeping.ts. */
    orderCount: integer('order_count').notNull().default(0),
    /** What was paid and not given back, in minor units of the shop's currency. */
    lifetimeSpend: minorUnitsColumn('lifetime_spend').notNull().default(minorUnits(0)),
    firstOrderAt: instant('first_order_at'),
    lastOrderAt: instant('last_order_at'),
    /** Whether they take news by any channel. Kept by whoever writes consents, so that a list need not go by those. */
    subscribed: boolean().notNull().default(false),
    /** What is searched, and every two neighbouring characters of it. Written by `contactColumns`. */
    searchText: text('search_text').notNull().default(''),
    searchBigrams: text('search_bigrams').array().notNull().default([]),
    /** By which customers are found to be one person. */
    emailKey: text('email_key'),
    nameKey: text('name_key').notNull().default(''),
    /** The customer that this one became part of. Nothing changes here any more. */
    mergedInto: uuid('merged_into')
      .$type<CustomerId>()
      .references((): AnyPgColumn => customers.id),
    mergedAt: instant('merged_at'),
    erasedAt: instant('erased_at'),
  },
  (table) => [
    uniqueIndex('customers_email').on(sql`lower(${table.email})`),
    index('customers_newest').on(table.createdAt, table.id),
    index('customers_search').using('gin', table.searchBigrams),
    index('customers_tags').using('gin', table.tags),
    index('customers_phone').on(table.phone).where(sql`phone is not null`),
    index('customers_email_key').on(table.emailKey).where(sql`email_key is not null`),
    index('customers_name_key').on(table.nameKey),
    index('customers_merged').on(table.mergedInto).where(sql`merged_into is not null`),
  ],
)

import type { Address, AddressId, CustomerId } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { boolean, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../../platform/database/instant-column.js'
import { customers } from '../customer.table.js'

/** Where a customer lives or has things sent; one of them is the usual one. */
export const customerAddresses = pgTable(
  'customer_addresses',
  {
    id: uuid().$type<AddressId>().primaryKey(),
    customerId: uuid('customer_id')
      .$type<CustomerId>()
      .notNull()
      .references(() => customers.id),
    address: jsonb().$type<Address>().notNull(),
    /** E.164. */
    phone: text(),
    isDefault: boolean('is_default').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    index('customer_addresses_customer').on(table.customerId, table.createdAt),
    index('customer_addresses_country')
      .on(sql`(${table.address} ->> 'countryCode')`, table.customerId)
      .where(sql`is_default`),
    uniqueIndex('customer_addresses_default').on(table.customerId).where(sql`is_default`),
  ],
)

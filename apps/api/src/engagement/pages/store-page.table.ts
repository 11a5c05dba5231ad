import type { LocalizedText } from '@counterflow/core'
import { boolean, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant-column.js'
import type { StorePageKind } from './store-page.contract.js'

/** What the shop writes beside its products: pages, policies, and what it says of a category. */
export const storePages = pgTable(
  'store_pages',
  {
    id: uuid().primaryKey(),
    /** Its name in addresses. */
    handle: text().notNull().unique(),
    kind: text().$type<StorePageKind>().notNull(),
    /** Of a category: the tag of its products. */
    tag: text(),
    title: jsonb().$type<LocalizedText>().notNull(),
    /** Markdown; may be empty in some languages, but not in all. */
    body: jsonb().$type<LocalizedText>().notNull(),
    published: boolean().notNull().default(true),
    /** Whether the store's menu leads to it. */
    inMenu: boolean('in_menu').notNull().default(false),
    position: integer().notNull(),
    /** Raised by every change: who changes something says which version they saw. */
    version: integer().notNull().default(1),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [uniqueIndex('store_pages_tag').on(table.tag)],
)

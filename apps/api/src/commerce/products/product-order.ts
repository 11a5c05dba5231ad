import { type Language, languageSchema, type ProductSort, unstorableText } from '@counterflow/core'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { invalidCursor } from '../../platform/http/page-cursor.js'
import { products } from './product.table.js'

const cursorSchema = z.tuple([z.enum(['newest', 'title', 'price_low', 'price_high']), z.string(), z.uuid()])

/** An order of products: what stands in the query, and where the next page goes on. */
export interface ProductOrder {
  readonly key: SQL
  readonly by: SQL
  /** What of a product it goes by, and then by the id, and whether from the least or the largest on. */
  readonly column: SQL
  readonly direction: SQL
  /** What comes after `cursor`; undefined without one. @throws Problem `invalid-cursor`. */
  after(cursor: string | undefined): SQL | undefined
  cursorAt(row: { key: string; id: string }): string
}

const titleOf: Record<Language, SQL> = {
  en: sql`(lower(${products.title} ->> 'en') collate "C")`,
  ko: sql`(lower(${products.title} ->> 'ko') collate "C")`,
  ja: sql`(lower(${products.title} ->> 'ja') collate "C")`,
}

function keyOf(sort: ProductSort, language: Language): { column: SQL; type: SQL; descends: boolean } {
  switch (sort) {
    case 'newest':
      return { column: sql`${products.createdAt}`, type: sql`timestamptz`, descends: true }
    case 'title':
      return { column: titleOf[languageSchema.parse(language)], type: sql`text`, descends: false }
    case 'price_low':
      return { column: sql`${products.leastPrice}`, type: sql`bigint`, descends: false }
    case 'price_high':
      return { column: sql`${products.leastPrice}`, type: sql`bigint`, descends: true }
  }
}

/** The order that `sort` means; among equals the id decides. */
export function productOrder(sort: ProductSort, language: Language): ProductOrder {
  const { column, type, descends } = keyOf(sort, language)
  const direction = descends ? sql`desc` : sql`asc`
  return {
    key: sql`(${column})::text`,
    by: sql`${column} ${direction}, ${products.id} ${direction}`,
    column,
    direction,
    after: (cursor) => {
      if (cursor === undefined) return undefined
      const [key, id] = read(cursor, sort)
      const comparison = descends ? sql`<` : sql`>`
      return sql`(${column}, ${products.id}) ${comparison} (${key}::${type}, ${id}::uuid)`
    },
    cursorAt: ({ key, id }) => Buffer.from(JSON.stringify([sort, key, id])).toString('base64url'),
  }
}

function read(cursor: string, sort: ProductSort): [string, string] {
  const parsed = cursorSchema.safeParse(jsonIn(cursor))
  if (!parsed.success || parsed.data[0] !== sort) throw invalidCursor()
  const [, key, id] = parsed.data
  const isPrice = sort.startsWith('price')
  const isUsable = isPrice ? /^\d{1,15}$/.test(key) : sort === 'title' || isInstant(key)
  if (!isUsable || unstorableText(key) !== undefined) throw invalidCursor()
  return [key, id]
}

/** As PostgreSQL writes it, and can read it again. */
const isInstant = (text: string) =>
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/.test(text) && !Number.isNaN(Date.parse(text))

function jsonIn(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return undefined
  }
}

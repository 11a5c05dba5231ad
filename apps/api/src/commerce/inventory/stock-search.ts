import { languages, searchWords } from '@counterflow/core'
import { and, type SQL, sql } from 'drizzle-orm'
import { containing } from '../../platform/database/like-pattern.js'
import { products, variants } from '../products/product.table.js'
import { productFound } from '../products/product-found.js'

const inAllLanguages = (text: SQL) =>
  sql.join(
    languages.map((language) => sql`${text} ->> ${sql.raw(`'${language}'`)}`),
    sql`, `,
  )

/** What is written of a variant and of its product, in one text. */
const written = sql`normalize(concat_ws(' ', ${variants.sku}, ${variants.barcode}, ${inAllLanguages(sql`${variants.title}`)},
  ${inAllLanguages(sql`${products.title}`)}, ${products.vendor}, array_to_string(${products.tags}, ' ')), NFKC)`

/**
 * SQL of whether a search finds a variant. The index of products says which may be meant; of their variants only those
 * are, of which and of whose product every word is written.
 */
export function stockSearch(search: string): SQL | undefined {
  return and(productFound(products.id, search), ...searchWords(search).map(isWritten))
}

/** A Latin letter alone is the first of a word, as in the search for products: a size, say. */
const isWritten = (word: string): SQL =>
  /^[a-z0-9]$/.test(word)
    ? sql`${written} ~* ${`(^|[^a-z0-9])${word}`}`
    : sql`${written} ilike ${containing(word)}`

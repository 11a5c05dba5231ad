import { bigramsOf, searchedWords } from '@counterflow/core'
import { and, arrayContains, like, or, type SQL, sql } from 'drizzle-orm'
import { beginning, containing } from '../../../platform/database/like-pattern.js'
import { customers } from '../../customers/customer.table.js'
import { orders } from '../order.table.js'

/** More digits than an order's number has. */
const longestNumber = 9

/** How orders are gone through: one after the other, or by an index that is asked for each that may be meant. */
export type Access = 'in turn' | 'by index'

/**
 * Orders whose number, or that of their receipt, begins as was typed, and those of customers who are called like it. Said in two ways, since
 * neither is fast for both: a set that each order is looked up in, or a list that the index on customers is asked for.
 */
export function orderSearch(search: string, access: Access): SQL | undefined {
  const words = searchedWords(search).map(hasWord)
  const ofCustomers =
    words.length === 0
      ? undefined
      : access === 'in turn'
        ? sql`${orders.customerId} in (${ids(words)})`
        : sql`${orders.customerId} = any(array(${ids(words)}))`
  const onReceipt = receiptFrom(search)
  const [, sign, digits] = /^(#?)(\d+)$/.exec(search) ?? []
  // Signs alone are nobody's name.
  if (digits === undefined) return or(ofCustomers, onReceipt) ?? sql`false`
  return or(...numbersFrom(digits), sign === '#' ? undefined : ofCustomers) ?? sql`false`
}

/** What a till has printed, such as `SEOUL-2-1-000042`, as far as it was typed. */
function receiptFrom(search: string): SQL | undefined {
  if (!/^[\p{L}\d]+-[\p{L}\d-]*$/u.test(search)) return undefined
  return sql`lower(${orders.receiptNumber}) collate "C" like ${beginning(search.toLowerCase())}`
}

const ids = (words: (SQL | undefined)[]) =>
  sql`select ${customers.id} from ${customers} where ${and(...words)}`

/** `12` is 12, 120 to 129, 1200 to 1299 and so on: ranges that the index on numbers finds. */
function numbersFrom(digits: string): SQL[] {
  const ranges: SQL[] = []
  for (let more = 0; digits.length + more <= longestNumber; more += 1) {
    const from = Number(digits) * 10 ** more
    ranges.push(sql`${orders.number} between ${from}::int and ${from + 10 ** more - 1}::int`)
  }
  return ranges
}

/** Pairs of characters find who may be meant; whether the word is there in one piece is looked at then. */
function hasWord(word: string): SQL | undefined {
  const pairs = bigramsOf(word)
  return and(
    pairs.length === 0 ? undefined : arrayContains(customers.searchBigrams, pairs),
    like(customers.searchText, containing(word)),
  )
}

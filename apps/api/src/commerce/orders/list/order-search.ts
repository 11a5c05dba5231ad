import { ilike, or, type SQL, sql } from 'drizzle-orm'
import { containing } from '../../../platform/database/like-pattern.js'
import { customers } from '../../customers/customer.table.js'
import { orders } from '../order.table.js'

/** More digits than an order's number has. */
const longestNumber = 9

/** Orders whose number begins as was typed, and those of customers who are called like it. */
export function orderSearch(search: string): SQL | undefined {
  const ofCustomers = sql`${orders.customerId} in (
    select ${customers.id} from ${customers}
     where ${or(ilike(customers.name, containing(search)), ilike(customers.email, containing(search)))})`
  const digits = /^#?(\d+)$/.exec(search)?.[1]
  if (digits === undefined) return ofCustomers
  return or(...numbersFrom(digits), ofCustomers)
}

/** `12` is 12, 120 to 129, 1200 to 1299 and so on: ranges that the index on numbers finds. */
function numbersFrom(digits: string): SQL[] {
  const ranges: SQL[] = []
  for (let more = 0; digits.length + more <= longestNumber; more += 1) {
    const from = Number(digits) * 10 ** more
    ranges.push(sql`${orders.number} between ${from}::int and ${from + 10 ** more - 1}::int`)
  }
  return ranges
}

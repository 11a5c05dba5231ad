import { amountText, csvLine, exponentOf, minorUnits } from '@counterflow/core'
import type { ListedCustomer } from './customer-list.js'

const columns = [
  'name',
  'email',
  'phone',
  'tags',
  'subscribed',
  'country',
  'orders',
  'spent',
  'currency',
  'last_order_at',
  'created_at',
]

/** Customers as the lines of a file. */
export async function* customerFile(customers: AsyncIterable<ListedCustomer>): AsyncGenerator<string> {
  yield csvLine(columns)
  for await (const { lifetimeSpend, ...customer } of customers) {
    yield csvLine([
      customer.name,
      customer.email,
      customer.phone,
      customer.tags.join(', '),
      customer.subscribed,
      customer.countryCode,
      customer.orderCount,
      amountText(minorUnits(lifetimeSpend.amount), exponentOf(lifetimeSpend.currency)),
      lifetimeSpend.currency,
      customer.lastOrderAt,
      customer.createdAt,
    ])
  }
}

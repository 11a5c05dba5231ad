import { type SQL, sql } from 'drizzle-orm'
import { orders } from '../orders/order.table.js'
import { manualPayments } from '../payments/manual/manual-payment.table.js'
import { payments } from '../payments/payment.table.js'

/** SQL of how many orders a customer placed. Orders whose payment was declined do not count. */
export const orderCountOf = (customerId: SQL) => sql`(
  select count(*)::int
    from ${orders} counted left join ${payments} paying on paying.order_id = counted.id
   where counted.customer_id = ${customerId} and paying.status is distinct from 'declined')`

/** SQL of what a customer has paid, by card and by hand, and not got back, in minor units. */
export const lifetimeSpendOf = (customerId: SQL) => sql`((
  select coalesce(sum(paying.captured - paying.refunded), 0)::bigint
    from ${orders} counted join ${payments} paying on paying.order_id = counted.id
   where counted.customer_id = ${customerId}) + (
  select coalesce(sum(paying.amount - paying.refunded), 0)::bigint
    from ${orders} counted join ${manualPayments} paying on paying.order_id = counted.id
   where counted.customer_id = ${customerId} and paying.status = 'paid'))`

/** SQL of when the first (`min`) or the last (`max`) of the orders was placed that count. */
export const orderInstantOf = (which: 'min' | 'max', customerId: SQL) => sql`(
  select ${sql.raw(which)}(counted.placed_at)
    from ${orders} counted left join ${payments} paying on paying.order_id = counted.id
   where counted.customer_id = ${customerId} and paying.status is distinct from 'declined')`

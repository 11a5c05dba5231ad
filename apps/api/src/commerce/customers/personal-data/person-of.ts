import { type CustomerId, customerIdSchema } from '@counterflow/core'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Queries } from '../../../platform/database/database.js'
import { mayTellOfAnybody, tellsOfItsSubject } from '../../../platform/events/event.table.js'
import type { EventPersonalData } from '../../../platform/personal-data/event-personal-data.js'
import type { Person } from '../../../platform/personal-data/personal-data.js'

const texts = z.array(z.string().nullable())
const row = z.object({
  ids: z.array(z.uuid()),
  names: texts,
  emails: texts,
  phones: texts,
  orders: z.array(z.uuid()),
  payments: z.array(z.uuid()),
  recipients: texts,
  streets: texts,
  postalCodes: texts,
  notes: texts,
})

/** Shorter texts stand in too many places that have nothing to do with the person. */
const shortestText = 6
/** They are found whole: of three signs one may be a number of anything. */
const shortestPostalCode = 4

/** Somebody as everything that the shop stores knows them: by their customer, those merged into it and their orders. */
export async function personOf(
  queries: Queries,
  customerId: CustomerId,
  events: EventPersonalData,
): Promise<Person> {
  const { rows } = await queries.execute(sql`
    with recursive own as (
      select id from customers where id = ${customerId}
      union select c.id from customers c join own on c.merged_into = own.id),
    known as (select * from customers where id in (select id from own)),
    placed as (select * from orders where customer_id in (select id from own)),
    addresses as (
      select address from customer_addresses where customer_id in (select id from own)
      union select shipping_address from placed union select billing_address from placed)
    select array(select id from own) as ids,
           array(select name from known) as names,
           array(select email from known) as emails,
           array(select phone from known
                 union select phone from customer_addresses where customer_id in (select id from own)) as phones,
           array(select id from placed) as orders,
           array(select id from payments where order_id in (select id from placed)) as payments,
           array(select address->>'name' from addresses) as recipients,
           array(select address->>'line1' from addresses union select address->>'line2' from addresses) as streets,
           array(select address->>'postalCode' from addresses) as "postalCodes",
           array(select text from customer_notes where customer_id in (select id from own)
                 union select note from placed) as notes`)
  const found = row.parse(rows[0])
  const traces = {
    ids: found.ids,
    emails: given([...found.emails, ...(await formerEmails(queries, found.ids))]),
    phones: given(found.phones),
    names: given([...found.names, ...found.recipients]),
    texts: [
      ...given([...found.streets, ...found.notes]).filter((text) => text.length >= shortestText),
      ...given(found.postalCodes).filter((code) => code.length >= shortestPostalCode),
    ],
    belongings: found.orders,
  }
  return { ...traces, eventIds: await events.find(queries, traces, found.payments) }
}

/** Addresses that they had before: only their events still know them. */
async function formerEmails(queries: Queries, ids: readonly string[]): Promise<string[]> {
  const { rows } = await queries.execute(formerEmailsOf(ids))
  return z
    .array(z.object({ email: z.string() }))
    .parse(rows)
    .map(({ email }) => email)
}

/** The query behind it, in two parts, since each has an index of its own. */
export function formerEmailsOf(ids: readonly string[]): SQL {
  const own = sql`subject_type = 'customer' and subject_id = any(${sql.param([...ids])}::text[])`
  return sql`
    select distinct payload->'customer'->>'email' as email from (
      select payload from events where ${tellsOfItsSubject} and ${own}
      union all select payload from events where ${mayTellOfAnybody} and ${own}) told
     where payload->'customer'->>'email' is not null`
}

const given = (found: readonly (string | null)[]) => [
  ...new Set(found.flatMap((text) => (text === null || text.trim() === '' ? [] : [text]))),
]

/** The ids of the customers that a person is. */
export const customerIdsOf = ({ ids }: Pick<Person, 'ids'>): CustomerId[] =>
  z.array(customerIdSchema).parse(ids)

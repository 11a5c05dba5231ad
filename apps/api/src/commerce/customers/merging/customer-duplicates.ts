import { type CustomerId, customerIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database } from '../../../platform/database/database.js'
import { unknownCustomer } from '../customer-problems.js'
import { findCustomer } from '../customer-records.js'

/** Why two customers are most likely one person, the strongest reason first. */
const duplicateReasons = ['email', 'phone', 'name_and_postal_code'] as const

const rowSchema = z.object({
  id: customerIdSchema,
  reasons: z.array(z.enum(duplicateReasons)),
})

/** Somebody who is most likely the same person. */
export type SuspectedDuplicate = z.infer<typeof rowSchema>

const mostSuggested = 10

/** Finds customers that are most likely one person. A person decides. */
@Injectable()
export class CustomerDuplicates {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Those who share a mailbox, a telephone number, or a name and a postal code. @throws Problem `not-found`. */
  async of(customerId: CustomerId): Promise<SuspectedDuplicate[]> {
    const customer = await findCustomer(this.database, customerId)
    if (customer === undefined) throw unknownCustomer(customerId)
    if (customer.erasedAt !== null) return []
    const { id, emailKey, phone, nameKey } = customer
    const { rows } = await this.database.execute(sql`
      with suspects as (
        select id, 'email' as reason, 1 as strength from customers where email_key = ${emailKey}
        union all
        select id, 'phone', 2 from customers where phone = ${phone}
        union all
        select c.id, 'name_and_postal_code', 3
          from customers c join customer_addresses theirs on theirs.customer_id = c.id
         where c.name_key = ${nameKey} and ${nameKey} <> ''
           and exists (select 1 from customer_addresses ours
                        where ours.customer_id = ${id}
                          and ours.address->>'postalCode' = theirs.address->>'postalCode'
                          and ours.address->>'countryCode' = theirs.address->>'countryCode'))
      select s.id, array_agg(distinct s.reason order by s.reason) as reasons
        from suspects s join customers c on c.id = s.id
       where s.id <> ${id} and c.merged_into is null and c.erased_at is null
       group by s.id order by min(s.strength), s.id limit ${mostSuggested}`)
    return z.array(rowSchema).parse(rows)
  }
}

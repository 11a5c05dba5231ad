import type { Json, Redaction } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Queries, Transaction } from '../../platform/database/database.js'
import {
  type Person,
  PersonalData,
  type PersonalDataKeeper,
} from '../../platform/personal-data/personal-data.js'
import { differs, jsonColumn, sureSigns } from '../../platform/personal-data/row-redaction.js'
import { webhookAttempts, webhookMessages } from './webhook-delivery.table.js'

const messageRow = z.object({ id: z.uuid(), type: z.string(), at: z.coerce.date(), data: jsonColumn })
const attemptRow = z.object({
  subscription_id: z.uuid(),
  message_id: z.uuid(),
  number: z.int(),
  body: z.string(),
})

/** What was told to receivers about a person, and what they answered. What they keep themselves is beyond us. */
@Injectable()
export class DeliveryPersonalData implements PersonalDataKeeper {
  readonly section = 'webhooks'

  constructor(@Inject(PersonalData) personalData: PersonalData) {
    personalData.register(this)
  }

  async collect(queries: Queries, person: Person): Promise<Json[]> {
    const messages = await this.messages(queries, person)
    return messages.map(({ type, at, data }) => ({ type, at: at.toISOString(), data }))
  }

  async erase(transaction: Transaction, person: Person, redaction: Redaction): Promise<number> {
    let changed = 0
    for (const { subscription_id, message_id, number, body } of await this.answers(transaction, person)) {
      const without = redaction.text(body)
      if (without === body) continue
      await transaction.execute(sql`
        update ${webhookAttempts} set body = ${without}
         where subscription_id = ${subscription_id}::uuid and message_id = ${message_id}::uuid
           and number = ${number}::int`)
      changed += 1
    }
    for (const { id, data } of await this.messages(transaction, person)) {
      const without = redaction.json(data)
      if (!differs(data, without)) continue
      await transaction.execute(
        sql`update ${webhookMessages} set data = ${JSON.stringify(without)}::jsonb where id = ${id}::uuid`,
      )
      changed += 1
    }
    return changed
  }

  private async messages(queries: Queries, person: Person): Promise<z.output<typeof messageRow>[]> {
    const { rows } = await queries.execute(sql`
      select id, type, at, data from ${webhookMessages} where ${tells(person)} order by at, id`)
    return z.array(messageRow).parse(rows)
  }

  private async answers(queries: Queries, person: Person): Promise<z.output<typeof attemptRow>[]> {
    const { rows } = await queries.execute(sql`
      select subscription_id, message_id, number, body from ${webhookAttempts}
       where body is not null and (body ilike any(${sureSigns(person)})
          or message_id in (select id from ${webhookMessages} where ${tells(person)}))`)
    return z.array(attemptRow).parse(rows)
  }
}

/** A message has the id of its event. */
const tells = (person: Person) => sql`(
  id = any(${sql.param([...person.eventIds])}::uuid[]) or data::text ilike any(${sureSigns(person)}))`

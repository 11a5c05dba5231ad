import type { Json, Redaction } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Queries, Transaction } from '../database/database.js'
import { mayTellOfAnybody, tellsOfItsSubject } from '../events/event.table.js'
import { type Person, PersonalData, type PersonalDataKeeper } from './personal-data.js'
import { differs, inGroups, jsonColumn, sureSigns } from './row-redaction.js'

const row = z.object({ id: z.uuid(), type: z.string(), at: z.coerce.date(), payload: jsonColumn })

/** What events say about a person. Their order, types and subjects stay: positions in the log do not move. */
@Injectable()
export class EventPersonalData implements PersonalDataKeeper {
  readonly section = 'events'

  constructor(@Inject(PersonalData) personalData: PersonalData) {
    personalData.register(this)
  }

  /**
   * The events that are about a person, or name them by something that is theirs alone. Of the log it reads only what may
   * name anybody: deliveries, conversations and the like.
   * @param others ids of what else of theirs events are about
   */
  async find(
    queries: Queries,
    person: Omit<Person, 'eventIds'>,
    others: readonly string[],
  ): Promise<string[]> {
    const { rows } = await queries.execute(eventsNaming(person, others))
    return z
      .array(z.object({ id: z.uuid() }))
      .parse(rows)
      .map(({ id }) => id)
  }

  async collect(queries: Queries, { eventIds }: Person): Promise<Json[]> {
    const found: Json[] = []
    for (const ids of inGroups(eventIds)) {
      for (const { type, at, payload } of await read(queries, ids))
        found.push({ type, at: at.toISOString(), payload })
    }
    return found
  }

  async erase(transaction: Transaction, { eventIds }: Person, redaction: Redaction): Promise<number> {
    let changed = 0
    for (const ids of inGroups(eventIds)) {
      for (const { id, payload } of await read(transaction, ids)) {
        const without = redaction.json(payload)
        if (!differs(payload, without)) continue
        await transaction.execute(
          sql`update events set payload = ${JSON.stringify(without)}::jsonb where id = ${id}::uuid`,
        )
        changed += 1
      }
    }
    return changed
  }
}

/** The query behind `find`. */
export function eventsNaming(person: Omit<Person, 'eventIds'>, others: readonly string[]): SQL {
  const subjects = sql`${sql.param([...person.ids, ...person.belongings, ...others])}::text[]`
  return sql`
    select id from (
      select id, transaction_id, sequence from events where ${tellsOfItsSubject} and subject_id = any(${subjects})
      union all
      select id, transaction_id, sequence from events
       where ${mayTellOfAnybody} and (subject_id = any(${subjects}) or payload::text ilike any(${sureSigns(person)}))
    ) found order by transaction_id, sequence`
}

async function read(queries: Queries, ids: readonly string[]) {
  const { rows } = await queries.execute(sql`
    select id, type, at, payload from events where id = any(${sql.param([...ids])}::uuid[])
     order by transaction_id, sequence`)
  return z.array(row).parse(rows)
}

import { type Json, type Redaction, redactedText } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { asc, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Queries, Transaction } from '../../platform/database/database.js'
import {
  type Person,
  PersonalData,
  type PersonalDataKeeper,
} from '../../platform/personal-data/personal-data.js'
import { differs, jsonColumn, likelySigns } from '../../platform/personal-data/row-redaction.js'
import { tillExceptions } from './till-exception.table.js'

const detailsSchema = z.record(z.string(), jsonColumn)

/** What somebody had to look at because of a till, where a person is named: two customers who may be one, say. */
@Injectable()
export class ExceptionPersonalData implements PersonalDataKeeper {
  readonly section = 'tillExceptions'

  constructor(@Inject(PersonalData) personalData: PersonalData) {
    personalData.register(this)
  }

  async collect(queries: Queries, person: Person): Promise<Json[]> {
    const found = await exceptionsOf(queries, person)
    return found.map(({ kind, firstAt, note }) => ({ kind, at: firstAt.toISOString(), note }))
  }

  async erase(transaction: Transaction, person: Person, redaction: Redaction): Promise<number> {
    let changed = 0
    for (const { id, customerId, details, note } of await exceptionsOf(transaction, person)) {
      const after = {
        details: detailsSchema.parse(
          redaction.json({ ...details, ...namelessOf(details, customerId, person) }),
        ),
        note: note === null ? null : redaction.text(note),
      }
      if (!differs({ details, note }, after)) continue
      await transaction.update(tillExceptions).set(after).where(eq(tillExceptions.id, id))
      changed += 1
    }
    return changed
  }
}

/** As they were called when a till met them, whatever they have been called since. */
function namelessOf(details: Record<string, Json>, customerId: string | null, { ids }: Person) {
  const isTheirs = (id: Json | undefined) => typeof id === 'string' && ids.includes(id)
  return {
    ...(isTheirs(customerId) && details.name !== undefined ? { name: redactedText } : {}),
    ...(isTheirs(details.otherId) && details.otherName !== undefined ? { otherName: redactedText } : {}),
  }
}

const exceptionsOf = (queries: Queries, person: Person) =>
  queries
    .select()
    .from(tillExceptions)
    .where(
      sql`${tillExceptions.customerId} = any(${sql.param([...person.ids])}::uuid[])
          or ${tillExceptions.orderId} = any(${sql.param([...person.belongings])}::uuid[])
          or ${tillExceptions.note} ilike any(${likelySigns(person)})
          or ${tillExceptions.details}::text ilike any(${likelySigns(person)})`,
    )
    .orderBy(asc(tillExceptions.firstAt))

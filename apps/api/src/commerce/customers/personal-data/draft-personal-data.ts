import type { Json, Redaction } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq, inArray, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Queries, Transaction } from '../../../platform/database/database.js'
import {
  type Person,
  PersonalData,
  type PersonalDataKeeper,
} from '../../../platform/personal-data/personal-data.js'
import { differs, jsonColumn } from '../../../platform/personal-data/row-redaction.js'
import { drafts } from '../../drafts/draft.table.js'
import { draftContentSchema } from '../../drafts/draft-content.js'
import { orderIdsOf } from './person-orders.js'

/** Drafts that staff put together for a person. */
@Injectable()
export class DraftPersonalData implements PersonalDataKeeper {
  readonly section = 'drafts'

  constructor(@Inject(PersonalData) personalData: PersonalData) {
    personalData.register(this)
  }

  async collect(queries: Queries, person: Person): Promise<Json[]> {
    const found = await queries.select().from(drafts).where(ofPerson(person))
    return found.map(({ createdAt, content }) =>
      jsonColumn.parse({ createdAt: createdAt.toISOString(), content }),
    )
  }

  async erase(transaction: Transaction, person: Person, redaction: Redaction): Promise<number> {
    let changed = 0
    for (const { id, content } of await transaction.select().from(drafts).where(ofPerson(person))) {
      const without = draftContentSchema.parse({
        ...z
          .object({})
          .loose()
          .parse(redaction.json(jsonColumn.parse(content))),
        name: null,
        email: null,
      })
      if (!differs(content, without)) continue
      await transaction.update(drafts).set({ content: without }).where(eq(drafts.id, id))
      changed += 1
    }
    return changed
  }
}

function ofPerson(person: Person) {
  const emails = person.emails.map((email) => email.toLowerCase())
  return or(
    sql`${drafts.customerId} = any(${sql.param([...person.ids])}::uuid[])`,
    sql`lower(${drafts.content} ->> 'email') = any(${sql.param(emails)}::text[])`,
    inArray(drafts.orderId, orderIdsOf(person)),
  )
}

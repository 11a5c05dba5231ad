import { type Json, parkedCartSchema, type Redaction } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { asc, eq, sql } from 'drizzle-orm'
import type { Queries, Transaction } from '../../platform/database/database.js'
import {
  type Person,
  PersonalData,
  type PersonalDataKeeper,
} from '../../platform/personal-data/personal-data.js'
import { differs, jsonColumn, likelySigns } from '../../platform/personal-data/row-redaction.js'
import { parkedCarts } from './parked-cart.table.js'

/** Carts that wait at a till for a person, or under their name. */
@Injectable()
export class ParkedCartPersonalData implements PersonalDataKeeper {
  readonly section = 'parkedCarts'

  constructor(@Inject(PersonalData) personalData: PersonalData) {
    personalData.register(this)
  }

  async collect(queries: Queries, person: Person): Promise<Json[]> {
    const found = await cartsOf(queries, person)
    return found.map(({ name, at }) => ({ name, at: at.toISOString() }))
  }

  /** What is in the cart stays; for whom it waits does not. */
  async erase(transaction: Transaction, person: Person, redaction: Redaction): Promise<number> {
    let changed = 0
    for (const { id, name, content } of await cartsOf(transaction, person)) {
      const after = {
        name: redaction.text(name),
        content: parkedCartSchema.parse(redaction.json(jsonColumn.parse(content))),
      }
      if (!differs({ name, content }, after)) continue
      await transaction.update(parkedCarts).set(after).where(eq(parkedCarts.id, id))
      changed += 1
    }
    return changed
  }
}

const cartsOf = (queries: Queries, person: Person) =>
  queries
    .select()
    .from(parkedCarts)
    .where(
      sql`${parkedCarts.name} ilike any(${likelySigns(person)})
          or ${parkedCarts.content}::text ilike any(${likelySigns(person)})`,
    )
    .orderBy(asc(parkedCarts.at))

import { type AnyFilters, anyFiltersSchema, type Json, type Redaction } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { asc, eq, sql } from 'drizzle-orm'
import type { Queries, Transaction } from '../platform/database/database.js'
import {
  type Person,
  PersonalData,
  type PersonalDataKeeper,
} from '../platform/personal-data/personal-data.js'
import { differs, likelySigns } from '../platform/personal-data/row-redaction.js'
import { savedViews } from './saved-view.table.js'

/** Lists that staff have saved to find a person again: by a search for them, or under their name. */
@Injectable()
export class ViewPersonalData implements PersonalDataKeeper {
  readonly section = 'savedViews'

  constructor(@Inject(PersonalData) personalData: PersonalData) {
    personalData.register(this)
  }

  async collect(queries: Queries, person: Person): Promise<Json[]> {
    const found = await viewsOf(queries, person)
    return found.map(({ name, filters, createdAt }) => ({
      name,
      filters,
      createdAt: createdAt.toISOString(),
    }))
  }

  /** The view stays with its owner, and finds the person no more. */
  async erase(transaction: Transaction, person: Person, redaction: Redaction): Promise<number> {
    let changed = 0
    for (const { id, name, filters } of await viewsOf(transaction, person)) {
      const after = { name: redaction.text(name), filters: without(filters, redaction) }
      if (!differs({ name, filters }, after)) continue
      await transaction.update(savedViews).set(after).where(eq(savedViews.id, id))
      changed += 1
    }
    return changed
  }
}

/** A search for their name alone is one for them, however short the name is. */
const viewsOf = (queries: Queries, person: Person) =>
  queries
    .select()
    .from(savedViews)
    .where(
      sql`${savedViews.name} ilike any(${likelySigns(person)})
          or ${savedViews.filters}::text ilike any(${likelySigns(person)})
          or lower(${savedViews.filters} ->> 'search') = any(${lowered(person.names)}::text[])`,
    )
    .orderBy(asc(savedViews.createdAt))

const lowered = (names: readonly string[]) => sql.param(names.map((name) => name.trim().toLowerCase()))

function without(filters: AnyFilters, redaction: Redaction): AnyFilters {
  return anyFiltersSchema.parse(redaction.json(filters))
}

import type { Json, Redaction } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { asc, eq, sql } from 'drizzle-orm'
import type { Queries, Transaction } from '../../platform/database/database.js'
import {
  type Person,
  PersonalData,
  type PersonalDataKeeper,
} from '../../platform/personal-data/personal-data.js'
import { likelySigns } from '../../platform/personal-data/row-redaction.js'
import { stockMovements } from './stock.table.js'

/** What staff have noted of a person beside a change of stock: from whom goods came back, say. */
@Injectable()
export class StockNotePersonalData implements PersonalDataKeeper {
  readonly section = 'stockNotes'

  constructor(@Inject(PersonalData) personalData: PersonalData) {
    personalData.register(this)
  }

  async collect(queries: Queries, person: Person): Promise<Json[]> {
    const found = await notesOf(queries, person)
    return found.map(({ note, at }) => ({ note, at: at.toISOString() }))
  }

  async erase(transaction: Transaction, person: Person, redaction: Redaction): Promise<number> {
    let changed = 0
    for (const { id, note } of await notesOf(transaction, person)) {
      const without = note === null ? null : redaction.text(note)
      if (without === note) continue
      await transaction.update(stockMovements).set({ note: without }).where(eq(stockMovements.id, id))
      changed += 1
    }
    return changed
  }
}

const notesOf = (queries: Queries, person: Person) =>
  queries
    .select({ id: stockMovements.id, note: stockMovements.note, at: stockMovements.at })
    .from(stockMovements)
    .where(sql`${stockMovements.note} ilike any(${likelySigns(person)})`)
    .orderBy(asc(stockMovements.at))

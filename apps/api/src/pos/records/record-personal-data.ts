import type { Json, Redaction } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Queries, Transaction } from '../../platform/database/database.js'
import {
  type Person,
  PersonalData,
  type PersonalDataKeeper,
} from '../../platform/personal-data/personal-data.js'
import { writeRecords } from './record-writer.js'
import { tillFeed } from './till-record.table.js'

/** What tills know of a person: who is erased is taken from them in the same transaction. */
@Injectable()
export class RecordPersonalData implements PersonalDataKeeper {
  readonly section = 'tillRecords'

  constructor(@Inject(PersonalData) personalData: PersonalData) {
    personalData.register(this)
  }

  /** Nothing that the person's own profile does not say. */
  async collect(_queries: Queries, _person: Person): Promise<Json[]> {
    return []
  }

  async erase(transaction: Transaction, { ids }: Person, _redaction: Redaction): Promise<number> {
    const [feed] = await transaction.select().from(tillFeed).for('update')
    if (feed === undefined) return 0
    const gone = ids.map((id) => ({ kind: 'customer' as const, id, content: null }))
    const version = await writeRecords(transaction, gone, feed.version)
    if (version > feed.version) await transaction.update(tillFeed).set({ version })
    return version - feed.version
  }
}

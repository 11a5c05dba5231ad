import { type EntryId, entryIdSchema } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../platform/database/database.js'
import type { DisposableDatabase } from '../../platform/database/embedded/disposable-database.js'
import { createMigratedDatabase } from '../../platform/database/embedded/migrated-database.js'
import { type ClaimedLetters, claimLetters, settleLetters } from './letter-claims.js'

const now = new Date('2026-11-23T12:00:00Z')
const at = (seconds: number) => new Date(now.getTime() + seconds * 1_000)
const one = '019ab000-0000-7000-8000-000000000001'
const other = '019ab000-0000-7000-8000-000000000002'

let place: DisposableDatabase
let opened: ReturnType<typeof openDatabase>
beforeAll(async () => {
  place = await createMigratedDatabase()
  opened = openDatabase(place.url)
})
beforeEach(() => opened.database.execute(sql`delete from chat_letters`))
afterAll(async () => {
  await opened.close()
  await place.drop()
})

async function waits(conversationId: string, dueIn: number): Promise<EntryId> {
  const id = entryIdSchema.parse(uuidv7())
  await opened.database.execute(sql`
    insert into chat_letters (entry_id, conversation_id, state, due_at)
    values (${id}, ${conversationId}, 'waiting', ${at(dueIn).toISOString()}::timestamptz)`)
  return id
}
const claim = (seconds = 0) => claimLetters(opened.database, at(seconds))
const idsOf = (claimed: ClaimedLetters | undefined) =>
  claimed?.letters.map(({ entryId }) => entryId).sort() ?? []
async function mustClaim(seconds = 0): Promise<ClaimedLetters> {
  const claimed = await claim(seconds)
  if (claimed === undefined) throw new Error('Nothing is due.')
  return claimed
}

describe('letters that wait', () => {
  it('are claimed with what waits in the same conversation, and no other one', async () => {
    const mine = [await waits(one, -1), await waits(one, 15)]
    const later = await waits(other, -0.5)
    expect(idsOf(await claim())).toEqual(mine)
    expect(idsOf(await claim())).toEqual([later])
    expect(await claim()).toBeUndefined()
  })

  it('are claimed by one of many who look at the same moment', async () => {
    const ids: EntryId[] = []
    for (let count = 0; count < 20; count += 1) ids.push(await waits(count % 2 === 0 ? one : other, -count))
    const claims = await Promise.all(Array.from({ length: 10 }, () => claim()))
    // Whoever finds a conversation taken leaves at once: somebody looks again.
    for (let next = await claim(); next !== undefined; next = await claim()) claims.push(next)
    expect(claims.flatMap(idsOf).sort()).toEqual(ids.sort())
  })

  it('stay where they are while a mail to the same customer is being sent', async () => {
    await waits(one, -1)
    const first = await mustClaim()
    const second = await waits(one, 1)
    expect(await claim(2)).toBeUndefined()
    await settleLetters(opened.database, first.letters, { state: 'sent' })
    expect(idsOf(await claim(2))).toEqual([second])
  })

  it('are claimed anew when whoever had them was not heard of, who has no say any more', async () => {
    const id = await waits(one, -1)
    const dead = await mustClaim()
    expect(await claim(119)).toBeUndefined()
    const heir = await mustClaim(121)
    expect(idsOf(heir)).toEqual([id])
    await settleLetters(opened.database, dead.letters, { state: 'failed' })
    await settleLetters(opened.database, heir.letters, { state: 'sent' })
    const { rows } = await opened.database.execute(sql`select state, due_at, attempts from chat_letters`)
    expect(rows).toEqual([{ state: 'sent', due_at: null, attempts: 2 }])
  })

  it('have as many attempts as were made, however often their customer was there', async () => {
    await waits(one, -1)
    for (let count = 0; count < 10; count += 1) {
      const { letters } = await mustClaim()
      await settleLetters(opened.database, letters, { state: 'waiting', dueAt: at(0), wasTried: false })
    }
    const { letters } = await mustClaim()
    expect(letters).toMatchObject([{ attempts: 1 }])
    await settleLetters(opened.database, letters, { state: 'waiting', dueAt: at(0), wasTried: true })
    expect((await mustClaim()).letters).toMatchObject([{ attempts: 2 }])
  })
})

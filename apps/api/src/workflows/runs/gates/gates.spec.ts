import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DisposableDatabase } from '../../../platform/database/embedded/disposable-database.js'
import { createMigratedDatabase } from '../../../platform/database/embedded/migrated-database.js'
import { openPool, type PlainPool } from '../../../platform/database/plain-pool.js'
import { openConnection } from '../../../platform/database/single-connection.js'
import { Gates } from './gates.js'

let database: DisposableDatabase
let pool: PlainPool

beforeAll(async () => {
  database = await createMigratedDatabase()
  pool = openPool(database.url, { max: 8, name: 'spec' })
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

async function arrive(key: string, limit: number): Promise<string> {
  const id = uuidv7()
  await pool`insert into runs (id, workflow_id, version_id, event_id, trigger_type, concurrency_key, concurrency_limit, gated)
    values (${id}, ${uuidv7()}, 'v', ${uuidv7()}, 'test.happened', ${key}, ${limit}, true)`
  return id
}

const end = (id: string) => pool`update runs set finished_at = now(), result = 'succeeded' where id = ${id}`

async function letThrough(key: string): Promise<unknown[]> {
  const rows = await pool`
    select id from runs where concurrency_key = ${key} and not gated and finished_at is null order by id`
  return rows.map(({ id }) => id)
}

async function look(): Promise<void> {
  const gates = new Gates(
    pool,
    () => {},
    (error) => {
      throw error
    },
  )
  gates.look()
  await gates.settled()
}

describe('gates', () => {
  it('let one run after the other through, in order of arrival, and each key for itself', async () => {
    const [first, second, third] = [await arrive('a', 1), await arrive('a', 1), await arrive('a', 1)]
    const other = await arrive('b', 1)
    await look()
    expect(await letThrough('a')).toEqual([first])
    expect(await letThrough('b')).toEqual([other])
    await look()
    expect(await letThrough('a')).toEqual([first])
    await end(first)
    await look()
    expect(await letThrough('a')).toEqual([second])
    await end(second)
    await look()
    expect(await letThrough('a')).toEqual([third])
  })

  it('let as many through as the limit says', async () => {
    const ids: string[] = []
    for (let index = 0; index < 5; index += 1) ids.push(await arrive('c', 3))
    await look()
    expect(await letThrough('c')).toEqual(ids.slice(0, 3))
    await end(ids[1] ?? '')
    await look()
    expect(await letThrough('c')).toEqual([ids[0], ids[2], ids[3]])
  })

  it('lock runs in the order of their ids, as whoever flushes them does', async () => {
    const ids: string[] = []
    for (let index = 0; index < 20; index += 1) ids.unshift(await arrive(`e${index}`, 1))
    const [last = '', first = ''] = [ids[0], ids.at(-1)]
    // In the table they lie the other way round.
    await pool`update runs set due_at = due_at where id = any(${ids.slice(10)}::uuid[])`
    const flush = await openConnection(database.url, 'spec')
    await flush.query('begin')
    await flush.query('select from runs where id = $1 for no key update', [first])
    const looking = look()
    await flush.query('select pg_sleep(0.3)')
    await flush.query('select from runs where id = $1 for no key update', [last])
    await flush.query('commit')
    await flush.end()
    await looking
    expect(await letThrough('e0')).toEqual([first])
    expect(await letThrough('e19')).toEqual([last])
  })

  it('never let more through than the limit, however many processes look at once', async () => {
    const ids: string[] = []
    for (let index = 0; index < 20; index += 1) ids.push(await arrive('d', 2))
    for (let round = 0; round < 10; round += 1) {
      await Promise.all(Array.from({ length: 6 }, look))
      const open = await letThrough('d')
      expect(open).toEqual(ids.slice(round, round + 2))
      await Promise.all([end(ids[round] ?? ''), look(), look()])
    }
  })
})

import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createInterruptibleDatabase,
  type InterruptibleDatabase,
} from '../../../test/interruptible-database.js'
import { openPool, type PlainPool } from './plain-pool.js'

const size = 3

let database: InterruptibleDatabase
let pool: PlainPool

beforeAll(async () => {
  database = await createInterruptibleDatabase()
  pool = openPool(database.url, { max: size, name: 'spec' })
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const isOpen = async () => (await pool`select 1`.catch(() => undefined)) !== undefined

describe('a plain pool', () => {
  it('takes every value as a parameter, and answers rows', async () => {
    const instant = new Date('2026-03-29T00:30:00.123Z')
    const text = "'; drop table runs; --"
    const rows = await pool`
      select ${text}::text as text, ${instant}::timestamptz as instant, ${['a"b', 'c,d']}::text[] as texts,
             ${[]}::int[] as nothing, ${2n ** 53n}::bigint as big, 1.5::real as part, ${null}::text as missing,
             ${JSON.stringify({ nested: [1] })}::jsonb as json`
    expect(rows).toEqual([
      {
        text,
        instant,
        texts: ['a"b', 'c,d'],
        nothing: [],
        big: '9007199254740992',
        part: 1.5,
        missing: null,
        json: { nested: [1] },
      },
    ])
  })

  it('says what it is for and keeps time in UTC, whatever the address sets', async () => {
    const url = new URL(database.url)
    url.searchParams.set('options', '-c statement_timeout=4000 -c TimeZone=Asia/Seoul')
    const other = openPool(url.href, { max: 1, name: 'spec' })
    const [row] = await other`
      select current_setting('application_name') as name, current_setting('TimeZone') as zone,
             current_setting('statement_timeout') as timeout,
             current_setting('idle_in_transaction_session_timeout') as idle`
    await other.end()
    expect(row).toEqual({ name: 'counterflow spec', zone: 'UTC', timeout: '4s', idle: '30s' })
  })

  it('opens its connections, and has them prepare statements before they are asked', async () => {
    const early = openPool(database.url, { max: size, name: 'spec' })
    await early.prepare([
      [{ name: 'one', text: 'select $1::int as n' }, [1]],
      [{ name: 'two', text: 'select $1::text as t' }, ['']],
    ])
    const asked = Array.from(
      { length: size },
      () =>
        early`select pg_backend_pid() as backend, array_agg(name order by name) as names
                from pg_prepared_statements, pg_sleep(0.1)`,
    )
    const rows = (await Promise.all(asked)).flat()
    expect(new Set(rows.map(({ backend }) => backend)).size).toBe(size)
    for (const { names } of rows) expect(names).toEqual(['one', 'two'])
    await early.end()
  })

  it('plans a statement once where that is asked for, however few rows it is asked with', async () => {
    const engine = openPool(database.url, { max: 1, name: 'spec', isPlannedOnce: true })
    const few = { name: 'few', text: 'select * from unnest($1::int[]) as x(n)' }
    for (let times = 1; times <= 6; times += 1) await engine.query(few, ['{1}'])
    expect(await engine`select generic_plans, custom_plans from pg_prepared_statements`).toEqual([
      { generic_plans: '6', custom_plans: '0' },
    ])
    await engine.end()
  })

  it('prepares a named statement once for each connection', async () => {
    const one = openPool(database.url, { max: 1, name: 'spec' })
    const statement = { name: 'double', text: 'select $1::int * 2 as doubled' }
    for (const value of [1, 2, 3])
      expect(await one.query(statement, [value])).toEqual([{ doubled: 2 * value }])
    expect(await one`select name from pg_prepared_statements`).toEqual([{ name: 'double' }])
    await one.end()
  })

  it('rejects what was under way when the connections break, and serves as before afterwards', async () => {
    for (let round = 0; round < 3; round += 1) {
      const slow = Promise.allSettled(Array.from({ length: 2 * size }, () => pool`select pg_sleep(20)`))
      await delay(50)
      await database.network.cut()
      const outcomes = await slow
      expect(outcomes.map(({ status }) => status)).toEqual(outcomes.map(() => 'rejected'))
      await expect(pool`select 1`).rejects.toThrow('ECONNREFUSED')

      await database.network.mend()
      await expect.poll(isOpen).toBe(true)
      // Each of its connections is in use at once: none was left behind.
      const meeting = await Promise.all(
        Array.from({ length: size }, () => pool`select pg_backend_pid() as pid, pg_sleep(0.2)`),
      )
      expect(new Set(meeting.map(([row]) => row?.pid)).size).toBe(size)
    }
  })

  it('keeps a lock from nobody when its process is cut off without a word', async () => {
    const lock = 7_654_321
    const [silent, other] = [
      openPool(database.url, { max: 1, name: 'spec' }),
      openPool(database.directUrl, { max: 1, name: 'spec' }),
    ]
    await silent`select 1`
    const unheard = silent.underLock(lock, 'select pg_sleep(0.5)').catch(() => undefined)
    await delay(250)
    database.network.fallSilent()
    const holders = async () =>
      (await other`select 1 from pg_locks where locktype = 'advisory' and objid = ${lock}`).length
    expect(await holders()).toBe(1)
    await expect.poll(holders).toBe(0)
    await database.network.cut()
    await database.network.mend()
    await Promise.all([unheard, silent.end(), other.end()])
  })

  it('ends within seconds, though a statement does not', async () => {
    const busy = openPool(database.url, { max: 1, name: 'spec' })
    const statement = expect(busy`select pg_sleep(60)`).rejects.toThrow('Connection terminated')
    await delay(50)
    await Promise.all([busy.end(), busy.end()])
    await statement
  })
})

import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  createDisposableDatabase,
  type DisposableDatabase,
} from '../database/embedded/disposable-database.js'
import { JobPool } from './job-pool.js'

let database: DisposableDatabase
let pool: JobPool

beforeAll(async () => {
  database = await createDisposableDatabase()
  pool = new JobPool({ connectionString: database.url, max: 1 })
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

it('takes a connection back once, though it is given back twice', async () => {
  const given = Promise.withResolvers<() => void>()
  pool.connect((_error, _client, release) => given.resolve(release))
  const giveBack = await given.promise
  giveBack()
  const next = await pool.connect()
  giveBack()
  expect(pool.idleCount).toBe(0)
  next.release()
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
})

it('says why there is no connection', async () => {
  const nowhere = new JobPool({ connectionString: 'postgres://nobody@127.0.0.1:1/nothing' })
  const failed = Promise.withResolvers<unknown>()
  nowhere.connect((error) => failed.resolve(error))
  expect(await failed.promise).toMatchObject({ code: 'ECONNREFUSED' })
  await expect(nowhere.connect()).rejects.toThrow('ECONNREFUSED')
  await nowhere.end()
})

it('takes nothing back from whom it gave nothing in time', async () => {
  const narrow = new JobPool({ connectionString: database.url, max: 1, connectionTimeoutMillis: 50 })
  const only = await narrow.connect()
  const late = Promise.withResolvers<[error: unknown, release: () => void]>()
  narrow.connect((error, _client, release) => late.resolve([error, release]))
  const [error, giveBack] = await late.promise
  expect(error).toMatchObject({ message: expect.stringContaining('timeout') })
  expect(giveBack).not.toThrow()
  only.release()
  await narrow.end()
})

import { afterAll, beforeAll, expect, it } from 'vitest'
import { plainColumn } from './column-parameters.js'
import { createDisposableDatabase, type DisposableDatabase } from './embedded/disposable-database.js'
import { openPool, type PlainPool } from './plain-pool.js'

let database: DisposableDatabase
let pool: PlainPool
beforeAll(async () => {
  database = await createDisposableDatabase()
  pool = openPool(database.url, { max: 1, name: 'spec' })
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

it('a name that reads like SQL for nothing stays a name', async () => {
  const names = ['null', 'nullable', null, 'then']
  const [row] = await pool`select ${plainColumn(names)}::text[] as names`
  expect(row?.names).toEqual(names)
})

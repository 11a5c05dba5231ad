import { expect, it } from 'vitest'
import { openPool } from '../plain-pool.js'
import { createDisposableDatabase } from './disposable-database.js'

it('gives an empty UTF-8 database, and removes it while somebody is connected', async () => {
  const database = await createDisposableDatabase()
  const pool = openPool(database.url, { max: 1, name: 'spec' })

  const [settings] = await pool`select current_setting('server_encoding') as encoding`
  const tables = await pool`select from pg_tables where schemaname = 'public'`
  expect(settings).toEqual({ encoding: 'UTF8' })
  expect(tables).toEqual([])

  await database.drop()
  await expect(pool`select 1`).rejects.toThrow()
  await pool.end()
})

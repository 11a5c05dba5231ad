import pg from 'pg'
import postgres from 'postgres'
import { expect, it } from 'vitest'
import { createDisposableDatabase } from './disposable-database.js'

it('gives both clients an empty UTF-8 database, and removes it while somebody is connected', async () => {
  const database = await createDisposableDatabase()
  const sql = postgres(database.url, { max: 1, onclose: () => undefined })
  const client = new pg.Client(database.url)
  client.on('error', () => undefined)
  await client.connect()

  const [settings] = await sql`select current_setting('server_encoding') as encoding`
  const tables = await client.query("select from pg_tables where schemaname = 'public'")
  expect(settings).toEqual({ encoding: 'UTF8' })
  expect(tables.rowCount).toBe(0)

  await database.drop()
  await expect(sql`select 1`).rejects.toThrow()
  await sql.end({ timeout: 1 })
})

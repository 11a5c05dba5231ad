import { expect, it } from 'vitest'
import { createMigratedDatabase } from '../../platform/database/embedded/migrated-database.js'
import { openPool } from '../../platform/database/plain-pool.js'

it('takes each message in at once: no message waits while those before it are sorted in', async () => {
  const place = await createMigratedDatabase()
  const pool = openPool(place.url, { max: 1, name: 'spec' })
  const rows = await pool`select reloptions from pg_class where relname = 'conversation_search_grams'`
  expect(rows).toEqual([{ reloptions: ['fastupdate=false'] }])
  await pool.end()
  await place.drop()
})

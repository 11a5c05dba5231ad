// @vitest-environment node
import 'fake-indexeddb/auto'
import Dexie, { type Table } from 'dexie'
import { afterEach, expect, it } from 'vitest'
import { putRelaxed } from './relaxed-put'

interface Row {
  readonly key: string
  readonly content: number
}

class Notes extends Dexie {
  declare readonly notes: Table<Row, string>

  constructor() {
    super('relaxed-put', { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ notes: 'key' })
  }
}

const database = new Notes()
afterEach(() => database.delete())

it('opens a database that nobody has opened, and none that was closed', async () => {
  await putRelaxed(database.notes, { key: 'one', content: 1 })
  expect(await database.notes.get('one')).toEqual({ key: 'one', content: 1 })
  database.close()
  await expect(putRelaxed(database.notes, { key: 'one', content: 2 })).rejects.toThrow()
  await database.open()
  expect(await database.notes.get('one')).toEqual({ key: 'one', content: 1 })
})

it('puts rows in the order in which it is asked, among those that wait for the disk', async () => {
  await database.open()
  const puts = [
    putRelaxed(database.notes, { key: 'one', content: 1 }),
    database.notes.put({ key: 'one', content: 2 }),
    putRelaxed(database.notes, { key: 'one', content: 3 }),
  ]
  await Promise.all(puts)
  expect(await database.notes.get('one')).toEqual({ key: 'one', content: 3 })
})

it('rejects where a row cannot be stored', async () => {
  await database.open()
  const unkeyed: Row = Object.create(null)
  await expect(putRelaxed(database.notes, unkeyed)).rejects.toThrow()
})

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { z } from 'zod'
import type { DatabaseAddress } from '../database/connection-settings.js'
import { migrateDatabase } from '../database/migrate.js'
import { withConnection } from '../database/single-connection.js'
import { BackupError, reasonOf, troubleWithFiles } from './backup-error.js'
import { CountedRows } from './counted-rows.js'
import { foreignKeysOf, migrationsOf, quoted, relationsOf, tablesOf } from './database-shape.js'
import type { Manifest } from './manifest.js'
import type { Archive } from './read-archive.js'

const journalSchema = z.looseObject({ entries: z.array(z.looseObject({ when: z.int() })) })

export interface RestoreOrder {
  /** An empty database. */
  readonly address: DatabaseAddress
  readonly archive: Archive
  /** The folder with this version's migrations. */
  readonly migrations: string
  readonly progress?: (table: string, index: number, count: number) => void
}

/**
 * Fills an empty database with a backup, all or nothing, and brings it to this version's tables. Every row is counted
 * and hashed on its way, and every foreign key is checked. The database gets a new generation, so that whoever
 * remembers a position in the old one's events begins anew.
 * @throws BackupError when anything lies in the database already, or the backup is damaged or from a newer version
 */
export async function restoreBackup({ address, archive, migrations, progress }: RestoreOrder): Promise<void> {
  await refuseFilled(address)
  try {
    await migrateAsBackedUp(address, archive.manifest, migrations)
    await withConnection(address, 'restore', async (client) => {
      await client.query('begin')
      await load(client, archive, progress)
      await client.query('commit')
    })
    await migrateDatabase(address, migrations)
  } catch (error) {
    await empty(address)
    throw error
  }
  await withConnection(address, 'restore', (client) => client.query('analyze'))
}

/** Takes away what a restore that failed has made, so that it can be tried again. */
async function empty(address: DatabaseAddress): Promise<void> {
  await withConnection(address, 'restore', async (client) => {
    await client.query('drop schema if exists drizzle cascade')
    const made = await relationsOf(client)
    if (made.length > 0) await client.query(`drop table ${made.map(quoted).join(', ')} cascade`)
  })
}

/** Whatever else lies in the database would be emptied with the tables of the shop, or dropped after a failure. */
async function refuseFilled(address: DatabaseAddress): Promise<void> {
  const before = await withConnection(address, 'restore', async (client) => ({
    migrations: await migrationsOf(client),
    relations: await relationsOf(client),
  }))
  if (before.migrations.length > 0) {
    throw new BackupError('There is a shop in this database already. A backup is restored into an empty one.')
  }
  if (before.relations.length > 0) {
    const [first = ''] = before.relations
    throw new BackupError(
      `This database is not empty: it holds ${JSON.stringify(first)}. A backup is restored into an empty one.`,
    )
  }
}

/** Brings the database to the tables that the backup was taken from; later migrations then see its rows. */
async function migrateAsBackedUp(
  address: DatabaseAddress,
  { migrations, version }: Manifest,
  folder: string,
): Promise<void> {
  const text = await readFile(path.join(folder, 'meta', '_journal.json'), 'utf8')
  const journal = journalSchema.parse(JSON.parse(text))
  const known = new Set(journal.entries.map(({ when }) => when))
  if (!migrations.every((at) => known.has(at))) {
    throw new BackupError(
      `The backup was made by Counterflow ${version}, which knows tables that this version does not. ` +
        'Update Counterflow, and try again.',
    )
  }
  const wanted = new Set(migrations)
  const copy = await mkdtemp(path.join(tmpdir(), 'counterflow-migrations-'))
  try {
    await cp(folder, copy, { recursive: true })
    const entries = journal.entries.filter(({ when }) => wanted.has(when))
    await writeFile(path.join(copy, 'meta', '_journal.json'), JSON.stringify({ ...journal, entries }))
    await migrateDatabase(address, copy)
  } finally {
    await rm(copy, { recursive: true, force: true })
  }
}

async function load(client: pg.Client, archive: Archive, progress: RestoreOrder['progress']): Promise<void> {
  const { tables, sequences } = archive.manifest
  const keys = await foreignKeysOf(client)
  // Tables may refer to each other in circles; made anew at the end, the keys check every row at once.
  for (const { table, name } of keys)
    await client.query(`alter table ${table} drop constraint ${quoted(name)}`)
  // A migration may have put rows of its own into them.
  const there = (await tablesOf(client)).map(({ name }) => quoted(name))
  await client.query(`truncate ${there.join(', ')}`)
  for (const [index, table] of tables.entries()) {
    progress?.(table.name, index, tables.length)
    await loadTable(client, archive, table)
  }
  for (const { name, last, used } of sequences) {
    await client.query('select setval($1::regclass, $2, $3)', [quoted(name), last, used])
  }
  await forgetPositions(client)
  for (const { table, name, definition } of keys) {
    await client.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`)
  }
}

async function loadTable(
  client: pg.Client,
  archive: Archive,
  { name, columns, rows, sha256 }: Manifest['tables'][number],
): Promise<void> {
  const counted = new CountedRows()
  const list = columns.map(quoted).join(', ')
  await pipeline(
    await archive.rowsOf(name),
    counted,
    client.query(copyFrom(`copy ${quoted(name)} (${list}) from stdin`)),
  ).catch((error: unknown) => {
    const trouble = troubleWithFiles(error) ?? `${reasonOf(error)}\nIs the backup whole?`
    throw new BackupError(
      `The rows of the table "${name}" could not be read in: ${trouble} Nothing was restored.`,
      { cause: error },
    )
  })
  if (counted.rows !== rows || counted.sha256() !== sha256) {
    throw new BackupError(
      `The backup is damaged: the table "${name}" has ${counted.rows} rows that are not the ${rows} that were saved. ` +
        'Nothing was restored.',
    )
  }
}

/**
 * Positions in the event log count the transactions of one server. Those of another server may lie far ahead, and
 * its events would seem to come a second time when this one gets there: all of them are put before its first.
 */
async function forgetPositions(client: pg.Client): Promise<void> {
  await client.query(`update events set transaction_id = '0'`)
  await client.query('delete from database_generations')
  await client.query('insert into database_generations (since) select now()')
}

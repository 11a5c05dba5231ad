import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import yazl from 'yazl'
import { z } from 'zod'
import type { DatabaseAddress } from '../database/connection-settings.js'
import { withConnection } from '../database/single-connection.js'
import { BackupError, troubleWithFiles } from './backup-error.js'
import { CountedRows } from './counted-rows.js'
import { bytesOf, type DataFiles, namesOf } from './data-files.js'
import { migrationsOf, quoted, sequencesOf, type Table, tablesOf } from './database-shape.js'
import { backupFormat, dataFile, keyFile, type Manifest, manifestFile, tableFile } from './manifest.js'

export interface BackupOrder {
  readonly address: DatabaseAddress
  /** Where the archive goes. Nothing is there until it is whole. */
  readonly file: string
  /** The version of Counterflow that writes it. */
  readonly version: string
  readonly now: Date
  /** Whose rows these are, for the one who looks for the right archive later. */
  readonly readOwner: (client: pg.ClientBase) => Promise<string | null>
  /** Files with secrets that are to be part of it, by their names in the data folder. */
  readonly keys?: ReadonlyMap<string, string>
  /** What of the data folder is to be part of it. */
  readonly files?: DataFiles
  /** Told which table comes next. */
  readonly progress?: (table: string, index: number, count: number) => void
}

/**
 * Writes the whole database, as it is at one moment, into one archive. Others go on writing meanwhile: a transaction of its
 * own sees nothing of what comes later.
 * @throws BackupError when there is no shop in the database, or no room for the archive
 */
export async function writeBackup(order: BackupOrder): Promise<Manifest> {
  const part = `${order.file}.part`
  try {
    const manifest = await withConnection(order.address, 'backup', async (client) => {
      await client.query('begin isolation level repeatable read read only')
      return writeSnapshot(client, part, order)
    })
    await writeDown(part)
    await rename(part, order.file)
    await writeDown(path.dirname(order.file))
    return manifest
  } catch (error) {
    await rm(part, { force: true })
    const trouble = troubleWithFiles(error)
    if (trouble === undefined) throw error
    throw new BackupError(`${order.file} cannot be written. ${trouble}\nNothing was saved.`, { cause: error })
  }
}

async function writeSnapshot(client: pg.Client, part: string, order: BackupOrder): Promise<Manifest> {
  const migrations = await migrationsOf(client)
  if (migrations.length === 0)
    throw new BackupError('There is no shop in this database yet: nothing to back up.')
  const tables = await tablesOf(client)
  const about: Omit<Manifest, 'tables' | 'files'> = {
    format: backupFormat,
    version: order.version,
    takenAt: order.now.toISOString(),
    shop: await order.readOwner(client),
    postgres: await serverVersion(client),
    migrations: [...migrations],
    sequences: [...(await sequencesOf(client))],
  }
  const written: Manifest['tables'] = []
  const files: Manifest['files'] = []
  const archive = new yazl.ZipFile()
  tables.forEach((table, index) => {
    archive.addReadStreamLazy(tableFile(table.name), { mtime: order.now }, (give) => {
      order.progress?.(table.name, index, tables.length)
      give(null, rowsOf(client, table, written))
    })
  })
  for (const [name, text] of order.keys ?? []) archive.addBuffer(Buffer.from(text), keyFile(name))
  // After the rows: what the rows of the snapshot name was written before them.
  for (const name of order.files === undefined ? [] : await namesOf(order.files)) {
    const { home = '' } = order.files ?? {}
    archive.addReadStreamLazy(dataFile(name), { mtime: order.now, compress: false }, (give) =>
      give(null, bytesOf(home, name, files)),
    )
  }
  const manifest = (): Manifest => ({ ...about, tables: written, files })
  archive.addReadStreamLazy(manifestFile, { mtime: order.now }, (give) =>
    give(null, Readable.from([Buffer.from(JSON.stringify(manifest(), null, 2))])),
  )
  archive.end()
  await new Promise<void>((resolve, reject) => {
    archive.on('error', reject)
    pipeline(archive.outputStream, createWriteStream(part, { mode: 0o600 })).then(resolve, reject)
  })
  return manifest()
}

/** A table's rows; once they have gone through, `written` knows how many they were. */
function rowsOf(client: pg.Client, { name, columns }: Table, written: Manifest['tables']): Readable {
  const list = columns.map(quoted).join(', ')
  const counted = new CountedRows()
  const rows = client.query(copyTo(`copy ${quoted(name)} (${list}) to stdout`))
  counted.once('end', () =>
    written.push({ name, columns: [...columns], rows: counted.rows, sha256: counted.sha256() }),
  )
  rows.once('error', (error) => counted.destroy(error))
  // Nobody reads on once the archive cannot be written; what breaks off then says nothing new.
  counted.on('error', () => {})
  return rows.pipe(counted)
}

async function serverVersion(client: pg.Client): Promise<string> {
  const { rows } = await client.query(`select current_setting('server_version') as version`)
  return z.object({ version: z.string() }).parse(rows[0]).version
}

/** A backup that a power cut takes away again is none. */
async function writeDown(place: string): Promise<void> {
  const handle = await open(place, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

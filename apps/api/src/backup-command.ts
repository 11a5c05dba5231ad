import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { z } from 'zod'
import { BackupError } from './platform/backup/backup-error.js'
import { restoreFiles } from './platform/backup/data-files.js'
import { type Archive, openArchive } from './platform/backup/read-archive.js'
import { restoreBackup } from './platform/backup/restore-backup.js'
import { writeBackup } from './platform/backup/write-backup.js'
import { readSettings, SettingError, type Settings } from './platform/config/settings.js'
import type { DatabaseAddress } from './platform/database/database.js'
import {
  prepareApplicationDatabase,
  setApplicationDatabaseAside,
} from './platform/database/embedded/application-database.js'
import { startEmbeddedPostgres } from './platform/database/embedded/embedded-postgres.js'
import { EmbeddedPostgresError } from './platform/database/embedded/embedded-postgres-error.js'
import { visitEmbeddedPostgres } from './platform/database/embedded/visit.js'
import { refuseUnreachable } from './platform/database/reachable.js'
import { withConnection } from './platform/database/single-connection.js'
import { authorityFile } from './platform/http/https/authority/local-authority.js'

/** The exit code for something that the person can mend, from sysexits.h. */
const unusable = 78

/** Files of the data folder that the database's secrets cannot be read without. */
const neededFiles = ['secret-key', 'session-secret'] as const

/** With them the authority that devices trust, so that they go on doing so. */
const keyFiles = [...neededFiles, authorityFile] as const

/** Folders of the data folder that hold what the database only names: images. */
const dataFolders = ['media', 'mail-files'] as const

const checkout = path.resolve(import.meta.dirname, '../../..')
const migrations = path.join(checkout, 'apps/api/drizzle')
const say = (message: string) => process.stdout.write(`${message}\n`)

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    'with-keys': { type: 'boolean', default: false },
    replace: { type: 'boolean', default: false },
  },
})
const [deed, file] = positionals

async function backUp(settings: Settings, wanted: string | undefined): Promise<void> {
  const now = new Date()
  const target = wanted ?? path.join(settings.dataFolder, 'backups', `counterflow-${stamp(now)}.zip`)
  await mkdir(path.dirname(target), { recursive: true })
  const database = await databaseOf(settings)
  try {
    const manifest = await writeBackup({
      address: database.address,
      file: target,
      version: await versionOfThis(),
      now,
      readOwner: readShopName,
      keys: values['with-keys'] ? await readKeys(settings) : new Map(),
      files: { home: settings.dataFolder, folders: dataFolders },
      progress: showProgress('Saving'),
    })
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    const { tables, files } = manifest
    say(`Saved ${rows} rows of ${tables.length} tables and ${files.length} images to ${target}`)
    say(
      values['with-keys']
        ? 'The keys are in it: whoever has this file can read every password that the shop keeps.'
        : `The keys are not in it. Keep ${neededFiles.join(' and ')} of ${settings.dataFolder} in another safe place.`,
    )
  } finally {
    await database.stop()
  }
}

async function readShopName(client: pg.ClientBase): Promise<string | null> {
  const { rows } = await client.query('select name from shops limit 1')
  return z.object({ name: z.string() }).optional().parse(rows[0])?.name ?? null
}

/** The database, whether the shop is running or not. */
async function databaseOf({ databaseUrl, dataFolder }: Settings) {
  if (databaseUrl !== undefined) {
    await refuseUnreachable(databaseUrl)
    return { address: databaseUrl, stop: async () => {} }
  }
  const { connection, stop } = await visitEmbeddedPostgres({ home: dataFolder, log: say })
  return { address: connection, stop }
}

async function restore(settings: Settings, from: string): Promise<void> {
  const archive = await openArchive(from)
  try {
    const { shop, takenAt, version } = archive.manifest
    say(`The backup of ${shop ?? 'a shop'}, made ${takenAt} by Counterflow ${version}.`)
    const keys = await keysToWrite(settings, archive)
    // Before the rows that name them: an image too many is no harm, and one that is missing is.
    await restoreFiles(archive, { home: settings.dataFolder, folders: dataFolders })
    if (settings.databaseUrl === undefined) await restoreEmbedded(settings.dataFolder, archive)
    else await fill(settings.databaseUrl, archive)
    for (const [name, text] of keys) {
      const target = path.join(settings.dataFolder, name)
      await mkdir(path.dirname(target), { recursive: true })
      await writeFile(target, text, { mode: 0o600 })
    }
    say('Restored. Start Counterflow as usual.')
    const known = await readKeys(settings)
    const missing = settings.secretKey === undefined ? neededFiles.filter((name) => !known.has(name)) : []
    if (missing.length > 0) {
      say(
        `Put ${missing.join(' and ')} of the shop's old data folder into ${settings.dataFolder} before that:`,
      )
      say('without them everybody signs in anew, and connections and webhooks need new secrets.')
    }
  } finally {
    archive.close()
  }
}

async function restoreEmbedded(home: string, archive: Archive): Promise<void> {
  const server = await startEmbeddedPostgres({ home, log: say })
  try {
    const { connection } = server
    await prepareApplicationDatabase(connection)
    const isEmpty = await withConnection(connection, 'restore', async (client) => {
      const { rows } = await client.query(`select to_regclass('public.shops') is null as empty`)
      return z.object({ empty: z.boolean() }).parse(rows[0]).empty
    })
    if (isEmpty) return await fill(connection, archive)
    if (!values.replace) {
      throw new BackupError(
        `There is a shop in ${home} already.\nTo put the backup in its place: npm run restore -- FILE --replace\n` +
          'The shop that is there is kept beside it, under another name.',
      )
    }
    const name = `counterflow_until_${stamp(new Date()).toLowerCase()}`
    const aside = await setApplicationDatabaseAside(connection, name)
    try {
      await fill(connection, archive)
    } catch (error) {
      await aside.putBack()
      throw error
    }
    say(`The shop that was there is kept in the database "${name}" of the same server.`)
  } finally {
    await server.stop()
  }
}

const fill = (address: DatabaseAddress, archive: Archive) =>
  restoreBackup({ address, archive, migrations, progress: showProgress('Restoring') })

/** The keys of the backup that are to be written, once it is known that they replace no others. */
async function keysToWrite(settings: Settings, archive: Archive): Promise<ReadonlyMap<string, string>> {
  const there = await readKeys(settings)
  const wanted = new Map<string, string>()
  for (const name of keyFiles) {
    const text = await archive.key(name)
    if (text === undefined || there.get(name) === text) continue
    if (there.has(name)) {
      throw new BackupError(
        `${path.join(settings.dataFolder, name)} is not the one of the backup. Move it away first, and restore again.`,
      )
    }
    wanted.set(name, text)
  }
  return wanted
}

async function readKeys({ dataFolder }: Settings): Promise<Map<string, string>> {
  const keys = new Map<string, string>()
  for (const name of keyFiles) {
    const text = await readFile(path.join(dataFolder, name), 'utf8').catch(() => undefined)
    if (text !== undefined) keys.set(name, text)
  }
  return keys
}

async function versionOfThis(): Promise<string> {
  const text = await readFile(path.join(checkout, 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}

/** An instant as it may stand in names of files and databases. */
const stamp = (at: Date) => at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '_')

function showProgress(verb: string): (table: string, index: number, count: number) => void {
  if (!process.stdout.isTTY) return () => {}
  return (table, index, count) => {
    const isLast = index + 1 === count
    process.stdout.write(`\r\u001B[K${verb} ${table} (${index + 1} of ${count})${isLast ? '\n' : ''}`)
  }
}

try {
  const settings = readSettings(process.env, checkout)
  if (deed === 'backup') await backUp(settings, file)
  else if (deed === 'restore' && file !== undefined) await restore(settings, file)
  else throw new BackupError('Name the backup to restore: npm run restore -- FILE')
} catch (error) {
  const isPlain =
    error instanceof BackupError || error instanceof SettingError || error instanceof EmbeddedPostgresError
  process.stderr.write(
    `\n${isPlain ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  )
  process.exitCode = isPlain ? unusable : 1
}

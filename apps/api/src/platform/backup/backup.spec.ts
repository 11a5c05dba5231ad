import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type ShopApplication, startShop, wholeProduct } from '../../../test/shop-application.js'
import { DATABASE, type Database } from '../database/database.js'
import {
  createDisposableDatabase,
  type DisposableDatabase,
} from '../database/embedded/disposable-database.js'
import { withConnection } from '../database/single-connection.js'
import { BackupError } from './backup-error.js'
import { restoreFiles } from './data-files.js'
import { foreignKeysOf, sequencesOf, tablesOf } from './database-shape.js'
import { openArchive } from './read-archive.js'
import { restoreBackup } from './restore-backup.js'
import { writeBackup } from './write-backup.js'

const migrations = path.resolve(import.meta.dirname, '../../../drizzle')
const now = new Date('2026-11-22T03:00:00Z')

let shop: ShopApplication
let folder: string
let file: string
let address: string
const made: DisposableDatabase[] = []

async function emptyDatabase(): Promise<string> {
  const database = await createDisposableDatabase()
  made.push(database)
  return database.url
}

/** Every row of every table, as text, so that two databases can be held side by side. */
const contentsOf = (url: string) =>
  withConnection(url, 'spec', async (client) => {
    const contents: Record<string, unknown[]> = {}
    for (const { name, columns } of await tablesOf(client)) {
      const list = columns.filter((column) => column !== 'transaction_id').map((column) => `"${column}"`)
      const { rows } = await client.query(
        `select (${list.join(', ')})::text as row from "${name}" order by 1`,
      )
      contents[name] = rows
    }
    const { database_generations: generations, ...others } = contents
    return { generations, others, sequences: await sequencesOf(client), keys: await foreignKeysOf(client) }
  })

const tablesIn = (url: string) => withConnection(url, 'spec', tablesOf)

const restoreInto = async (target: string, from = file) => {
  const archive = await openArchive(from)
  try {
    await restoreBackup({ address: target, archive, migrations })
  } finally {
    archive.close()
  }
}

const readOwner = async () => 'Kalles Teehaus'

beforeAll(async () => {
  shop = await startShop(wholeProduct())
  folder = await mkdtemp(path.join(tmpdir(), 'counterflow-backup-'))
  file = path.join(folder, 'shop.zip')
  const rows = await shop.application.get<Database>(DATABASE).execute(sql`select current_database() as name`)
  const url = new URL(process.env.TEST_DATABASE_URL ?? '')
  url.pathname = `/${String(rows.rows[0]?.name)}`
  address = url.href
  // What a text format has to escape.
  await shop.application
    .get<Database>(DATABASE)
    .execute(sql`update shops set name = ${'Tea\t\\N \n한국어 “quoted”'}`)
  await mkdir(path.join(shop.dataFolder, 'media', 'ab'), { recursive: true })
  await writeFile(path.join(shop.dataFolder, 'media', 'ab', 'abc.webp'), 'an image')
  await writeFile(path.join(shop.dataFolder, 'media', 'ab', 'abd.webp.part'), 'half an im')
  // The demo shop has a declined order, which the product ends as soon as it runs: not while the backup is compared.
  await vi.waitFor(
    async () => {
      const { rows } = await shop.application.get<Database>(DATABASE).execute(sql`
        select number from orders
         where payment_status = 'declined' and cancelled_at is null and placed_at > now() - interval '7 days'`)
      expect(rows).toEqual([])
    },
    { timeout: 15_000 },
  )
  const files = { home: shop.dataFolder, folders: ['media'] }
  await writeBackup({ address, file, version: '0.1.0', now, readOwner, files })
}, 60_000)

afterAll(async () => {
  await shop.close()
  await Promise.all(made.map((database) => database.drop()))
  await rm(folder, { recursive: true })
})

describe('files of the data folder', () => {
  const filesIn = (home: string) => readdir(path.join(home, 'media', 'ab'))

  it('come back with a backup, whole, and those that were only begun do not', async () => {
    const home = path.join(folder, 'new-home')
    const archive = await openArchive(file)
    try {
      await restoreFiles(archive, { home, folders: ['media'] })
      await restoreFiles(archive, { home, folders: ['media'] })
      expect(await filesIn(home)).toEqual(['abc.webp'])
      expect(await readFile(path.join(home, 'media', 'ab', 'abc.webp'), 'utf8')).toBe('an image')
      await expect(restoreFiles(archive, { home, folders: ['other'] })).rejects.toThrow(BackupError)
      const strange = {
        ...archive,
        manifest: { ...archive.manifest, files: [{ name: 'media/../../x', bytes: 8, sha256: '' }] },
      }
      await expect(restoreFiles(strange, { home, folders: ['media'] })).rejects.toThrow(/has no place/)
      const [saved] = archive.manifest.files
      if (saved === undefined) throw new Error('The backup has no file.')
      const damaged = { ...archive, manifest: { ...archive.manifest, files: [{ ...saved, sha256: '0' }] } }
      const elsewhere = path.join(folder, 'other-home')
      await expect(restoreFiles(damaged, { home: elsewhere, folders: ['media'] })).rejects.toThrow(/damaged/)
      expect(await filesIn(elsewhere)).toEqual([])
    } finally {
      archive.close()
    }
  })
})

describe('a backup', () => {
  it('restored elsewhere is the same shop, row by row, with its keys and counters', async () => {
    const target = await emptyDatabase()
    await restoreInto(target)
    const [before, after] = await Promise.all([contentsOf(address), contentsOf(target)])
    expect(Object.keys(after.others)).toContain('orders')
    expect(after.others.orders?.length).toBeGreaterThan(0)
    expect(after.others).toEqual(before.others)
    expect(after.sequences).toEqual(before.sequences)
    expect(after.keys).toEqual(before.keys)
  })

  it('gives the restored database a generation of its own, and puts its events before all that come', async () => {
    const target = await emptyDatabase()
    await restoreInto(target)
    const [before, after] = await Promise.all([contentsOf(address), contentsOf(target)])
    expect(after.generations).toHaveLength(1)
    expect(after.generations).not.toEqual(before.generations)
    const late = await withConnection(target, 'spec', (client) =>
      client.query(`select from events where transaction_id <> '0'`),
    )
    expect(late.rowCount).toBe(0)
  })

  it('is of one moment, whatever happens meanwhile', async () => {
    const other = path.join(folder, 'moment.zip')
    let changed: Promise<unknown> | undefined
    const { tables } = await writeBackup({
      address,
      file: other,
      version: '0.1.0',
      now,
      readOwner,
      progress: () => {
        changed ??= shop.application
          .get<Database>(DATABASE)
          .execute(sql`insert into order_counters (id, last) values ('meanwhile', 1)`)
      },
    })
    const rowsOf = (name: string) => tables.find((table) => table.name === name)?.rows
    await changed
    const { others } = await contentsOf(address)
    expect(others.order_counters?.length).toBe((rowsOf('order_counters') ?? 0) + 1)
  })

  it('is for its owner alone, and leaves nothing half behind', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    const nowhere = path.join(folder, 'nothing.zip')
    const order = { address: await emptyDatabase(), file: nowhere, version: '0.1.0', now, readOwner }
    await expect(writeBackup(order)).rejects.toThrow(BackupError)
    await expect(stat(nowhere)).rejects.toThrow()
    await expect(stat(`${nowhere}.part`)).rejects.toThrow()
  })

  it.runIf(existsSync('/dev/full'))('says so when the disk is full, and leaves nothing behind', async () => {
    const target = path.join(folder, 'too-large.zip')
    await symlink('/dev/full', `${target}.part`)
    const written = writeBackup({ address, file: target, version: '0.1.0', now, readOwner })
    await expect(written).rejects.toThrow(/too-large\.zip cannot be written\. There is no room left/)
    expect((await readdir(folder)).filter((name) => name.startsWith('too-large'))).toEqual([])
  })
})

describe('a restore', () => {
  it('leaves a database with a shop alone', async () => {
    const before = await contentsOf(address)
    await expect(restoreInto(address)).rejects.toThrow('There is a shop in this database already.')
    expect((await contentsOf(address)).others).toEqual(before.others)
  })

  it("leaves a database with somebody else's tables alone", async () => {
    const target = await emptyDatabase()
    const asked = (statement: string) =>
      withConnection(target, 'spec', async (client) => (await client.query(statement)).rows)
    await asked(`create table ledger as select 'kept' as entry`)
    await expect(restoreInto(target)).rejects.toThrow('not empty: it holds "ledger"')
    expect(await asked('select entry from ledger')).toEqual([{ entry: 'kept' }])
    expect(await tablesIn(target)).toHaveLength(1)
  })

  it('says what is wrong with a file that is no backup, or only half of one', async () => {
    const half = path.join(folder, 'half.zip')
    const bytes = await readFile(file)
    await writeFile(half, bytes.subarray(0, bytes.length / 2))
    await expect(restoreInto(await emptyDatabase(), half)).rejects.toThrow('cannot be read as a backup')
    await writeFile(half, 'not a zip at all')
    await expect(restoreInto(await emptyDatabase(), half)).rejects.toThrow('Is it the right file, and whole?')
  })

  it('restores nothing of a backup whose rows were changed', async () => {
    const target = await emptyDatabase()
    const archive = await openArchive(file)
    const { manifest } = archive
    const tables = manifest.tables.map((table) =>
      table.name === 'orders' ? { ...table, rows: table.rows + 1 } : table,
    )
    const damaged = { ...archive, manifest: { ...manifest, tables } }
    await expect(restoreBackup({ address: target, archive: damaged, migrations })).rejects.toThrow(
      'the table "orders"',
    )
    archive.close()
    expect(await tablesIn(target)).toEqual([])
    await restoreInto(target)
    expect((await contentsOf(target)).others.orders?.length).toBeGreaterThan(0)
  })

  it('names the table that a damaged file cannot give back, and what it says of itself', async () => {
    const bytes = await readFile(file)
    const broken = path.join(folder, 'broken.zip')
    const spoil = async (name: string) => {
      const spoilt = Buffer.from(bytes)
      // What follows the name in front of an entry is the entry itself.
      const start = spoilt.indexOf(name) + name.length
      spoilt.fill(0xff, start, start + 40)
      await writeFile(broken, spoilt)
      return restoreInto(await emptyDatabase(), broken)
    }
    const refusal = {
      name: 'BackupError',
      message: expect.stringContaining('the table "orders" could not be read in'),
    }
    await expect(spoil('tables/orders.copy')).rejects.toMatchObject(refusal)
    await expect(spoil('manifest.json')).rejects.toThrow(BackupError)
  })

  it('refuses a backup of a newer version', async () => {
    const archive = await openArchive(file)
    const newer = { ...archive.manifest, migrations: [...archive.manifest.migrations, 9_999_999_999_999] }
    const order = { address: await emptyDatabase(), archive: { ...archive, manifest: newer }, migrations }
    await expect(restoreBackup(order)).rejects.toThrow('Update Counterflow')
    archive.close()
  })
})

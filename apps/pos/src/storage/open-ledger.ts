import Dexie, { type Table } from 'dexie'
import { LedgerDatabase, type LedgerSchema, ledgerName, ledgerSchemas } from './ledger-database'

/** A newer version of the till has raised the ledger already; this one must not touch it. */
export class LedgerIsNewer extends Error {}

/** How many rows are copied at once. */
const portion = 1_000

/**
 * Opens the ledger. Before it is raised to a new version, all of it is copied into a database of its own: whatever goes
 * wrong then, what was sold is still there.
 * @throws LedgerIsNewer
 */
export async function openLedger(
  now: number,
  schemas: readonly LedgerSchema[] = ledgerSchemas,
  name = ledgerName,
): Promise<LedgerDatabase> {
  const before = await versionOf(name)
  if (before > schemas.length) throw new LedgerIsNewer()
  if (before > 0 && before < schemas.length) await copyLedger(name, `${name}-copy-${before}-${now}`)
  const database = new LedgerDatabase(schemas, name)
  await database.open()
  return database
}

/** Deletes copies that were made before `before`; they end on the time of their making. */
export async function forgetCopies(before: number, name = ledgerName): Promise<void> {
  for (const found of await Dexie.getDatabaseNames()) {
    const madeAt = new RegExp(`^${name}-copy-\\d+-(\\d+)$`).exec(found)?.[1]
    if (madeAt !== undefined && Number(madeAt) < before) await Dexie.delete(found)
  }
}

/** The version of a database as Dexie counts it; 0 when there is none. */
async function versionOf(name: string): Promise<number> {
  if (!(await Dexie.exists(name))) return 0
  const there = await new Dexie(name).open()
  const { verno } = there
  there.close()
  return verno
}

async function copyLedger(name: string, copyName: string): Promise<void> {
  const source = await new Dexie(name).open()
  const copy = new Dexie(copyName, { chromeTransactionDurability: 'strict' })
  try {
    copy.version(1).stores(Object.fromEntries(source.tables.map((table) => [table.name, schemaOf(table)])))
    await copy.open()
    for (const table of source.tables) await copyRows(table, copy.table(table.name))
  } catch (error) {
    // Half a copy would be taken for a whole one.
    await copy.delete()
    throw error
  } finally {
    source.close()
    copy.close()
  }
}

const schemaOf = ({ schema }: Table) =>
  [schema.primKey.src, ...schema.indexes.map(({ src }) => src)].join(', ')

async function copyRows(from: Table, to: Table): Promise<void> {
  for (let start = 0; ; start += portion) {
    const rows = await from.offset(start).limit(portion).toArray()
    if (rows.length === 0) return
    await to.bulkAdd(rows)
  }
}

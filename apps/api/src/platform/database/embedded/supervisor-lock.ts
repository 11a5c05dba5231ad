import { chmod, readFile, rm, writeFile } from 'node:fs/promises'
import { DatabaseSync } from 'node:sqlite'
import { EmbeddedPostgresError } from './embedded-postgres-error.js'
import { becomesTrue } from './processes.js'
import type { ServerFolders } from './server-folders.js'

export interface SupervisorLock {
  release(): Promise<void>
}

/** A predecessor that was just told to stop may still be letting go. */
const PATIENCE_MS = 3_000

/**
 * Makes sure that one process at a time looks after a server. The lock is the operating system's own on an
 * open file, taken through SQLite, the only file lock that Node offers: it is gone the moment its holder is,
 * however that ended, so there is never a stale one to judge.
 */
export async function takeSupervisorLock(folders: ServerFolders): Promise<SupervisorLock> {
  const database = new DatabaseSync(folders.lock)
  if (!(await becomesTrue(async () => isLocked(database), PATIENCE_MS))) {
    database.close()
    const holder = await readFile(folders.supervisor, 'utf8').catch(() => 'unknown')
    throw new EmbeddedPostgresError(
      `Counterflow is already running on ${folders.home} (process ${holder.trim()}).\n` +
        'Stop that one first, or give this one a folder of its own with COUNTERFLOW_DATA.\n' +
        'For several processes on one shop, set DATABASE_URL to a PostgreSQL server of yours in each of them.',
    )
  }
  await chmod(folders.lock, 0o600)
  await writeFile(folders.supervisor, `${process.pid}\n`)
  return {
    async release() {
      await rm(folders.supervisor, { force: true })
      database.close()
    },
  }
}

function isLocked(database: DatabaseSync): boolean {
  try {
    database.exec('BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    if (error instanceof Error && error.message.includes('locked')) return false
    throw error
  }
}

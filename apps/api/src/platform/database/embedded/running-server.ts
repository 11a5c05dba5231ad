import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { withConnection } from '../single-connection.js'
import { readPassword, SUPERUSER } from './cluster.js'
import { EmbeddedPostgresError } from './embedded-postgres-error.js'
import { outliveOrphans } from './orphans.js'
import { adoptedServer, endServer, type PostgresServer, serverHost } from './postgres-server.js'
import { type PostmasterFile, readPostmasterFile } from './postmaster-file.js'
import { becomesTrue, programOf, showsWorkingFolders, worksIn } from './processes.js'
import { program, type Runtime } from './runtime.js'
import type { ServerFolders } from './server-folders.js'

const ADOPTION_MS = 60_000

const folderRow = z.object({ folder: z.string() })

/**
 * Looks for a server that already runs on our data, because the process that started it was killed. Such a
 * server is adopted. Where there is none, what a killed one left behind is cleared, so that a new one starts.
 */
export async function findRunningServer(
  folders: ServerFolders,
  runtime: Runtime,
): Promise<PostgresServer | undefined> {
  const file = await readPostmasterFile(folders.data)
  if (!file || !(await worksIn(file.pid, folders.data))) {
    await clearRemains(folders)
    return undefined
  }
  if (await isOutdated(file.pid, runtime)) {
    await endServer(folders, file.pid)
    await clearRemains(folders)
    return undefined
  }
  if (await answersAsOurs(folders, file)) return adoptedServer(folders, file.pid, file.port)
  if (!showsWorkingFolders) return undefined
  if (!(await worksIn(file.pid, folders.data))) {
    // It was already dying when we looked for it.
    await clearRemains(folders)
    return undefined
  }
  throw new EmbeddedPostgresError(
    `A PostgreSQL server (process ${file.pid}) runs on ${folders.data}, but does not let us in.\n` +
      `Stop it with: kill -INT ${file.pid}`,
  )
}

/**
 * Removes the lock files of a server that is gone. PostgreSQL judges them by the process number alone, and
 * refuses to start when that number is a zombie's or has been given to another process.
 */
export async function clearRemains(folders: ServerFolders): Promise<void> {
  if (!showsWorkingFolders) return
  await outliveOrphans(folders.data)
  await rm(join(folders.data, 'postmaster.pid'), { force: true })
  const sockets = await readdir(folders.socket).catch(() => [])
  await Promise.all(sockets.map((name) => rm(join(folders.socket, name), { force: true })))
}

async function isOutdated(pid: number, runtime: Runtime): Promise<boolean> {
  const running = await programOf(pid)
  return running !== undefined && running !== program(runtime, 'postgres')
}

async function answersAsOurs(folders: ServerFolders, { pid, port }: PostmasterFile): Promise<boolean> {
  const password = await readPassword(folders)
  return becomesTrue(async () => {
    if (!(await worksIn(pid, folders.data))) return true
    return (await dataFolderOf(folders, port, password)) === folders.data
  }, ADOPTION_MS).then(async (answered) => answered && (await worksIn(pid, folders.data)))
}

async function dataFolderOf(
  folders: ServerFolders,
  port: number,
  password: string,
): Promise<string | undefined> {
  const connection = { host: serverHost(folders), port, user: SUPERUSER, password, database: 'postgres' }
  try {
    const { rows } = await withConnection(connection, 'first contact', (client) =>
      client.query("select current_setting('data_directory') as folder"),
    )
    return folderRow.parse(rows[0]).folder
  } catch {
    return undefined
  }
}

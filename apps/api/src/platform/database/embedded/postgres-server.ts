import type { ChildProcess } from 'node:child_process'
import { open, readFile, truncate } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Account } from './account.js'
import type { Durability } from './cluster.js'
import { EmbeddedPostgresError } from './embedded-postgres-error.js'
import { readPostmasterFile } from './postmaster-file.js'
import { becomesTrue, serverName, signal, worksIn } from './processes.js'
import { cannotRun, spawnProgram } from './program-process.js'
import type { Runtime } from './runtime.js'
import type { ServerFolders } from './server-folders.js'

/** A PostgreSQL server that is running, our child or not. */
export interface PostgresServer {
  readonly pid: number
  readonly port: number
  readonly adopted: boolean
  /** Settles when the server is gone, for whatever reason. */
  readonly gone: Promise<void>
}

export interface ServerSettings {
  readonly folders: ServerFolders
  readonly runtime: Runtime
  readonly account: Account | undefined
  readonly durability: Durability
}

const RECOVERY_MS = 300_000
const WATCH_MS = 500
const LOG_LIMIT_BYTES = 5_000_000

/** The longest path that every system takes as a Unix socket; longer ones leave the loopback address. */
const SOCKET_PATH_LIMIT = 103

/** The socket's folder, or the loopback address where a socket is not possible. */
export function serverHost(folders: ServerFolders): string {
  const fits = join(folders.socket, '.s.PGSQL.65535').length <= SOCKET_PATH_LIMIT
  return fits && process.platform !== 'win32' ? folders.socket : '127.0.0.1'
}

/**
 * Starts a server and waits until it takes connections. It is detached, so that Ctrl-C reaches us first, and
 * writes to a file, since a pipe would die with us.
 *
 * @param port the port to use; when it is taken the server does not start
 * @param onWait called when it is on its way
 */
export async function launchServer(
  settings: ServerSettings,
  port: number,
  onWait?: () => void,
): Promise<PostgresServer> {
  const { folders, runtime, account } = settings
  const log = await openLog(folders)
  const { size: logStart } = await log.stat()
  const child = spawnProgram(runtime, 'postgres', serverOptions(settings, port), account, {
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  })
  const ended = endOf(child)
  await log.close()
  child.unref()
  onWait?.()
  const ready = await Promise.race([ended, becomesReady(child, folders).then(() => 'ready' as const)])
  if (ready !== 'ready' || child.pid === undefined)
    throw ready instanceof Error ? ready : await whyItEnded(folders, logStart)
  return { pid: child.pid, port, adopted: false, gone: ended.then(() => undefined) }
}

/** A server that outlived the process that started it; watched, since it is nobody's child. */
export function adoptedServer(folders: ServerFolders, pid: number, port: number): PostgresServer {
  const { promise: gone, resolve } = Promise.withResolvers<void>()
  const watch = setInterval(async () => {
    if (await worksIn(pid, folders.data)) return
    clearInterval(watch)
    resolve()
  }, WATCH_MS)
  watch.unref()
  return { pid, port, adopted: true, gone }
}

/** Ends a server: with a checkpoint if it can, without one (it then recovers at the next start) if it must. */
export async function endServer(folders: ServerFolders, pid: number): Promise<void> {
  const isGone = async () => !(await worksIn(pid, folders.data))
  const steps = [
    { name: 'SIGINT', patience: 20_000 },
    { name: 'SIGQUIT', patience: 5_000 },
    { name: 'SIGKILL', patience: 5_000 },
  ] as const
  for (const { name, patience } of steps) {
    if (await isGone()) return
    signal(pid, name)
    if (await becomesTrue(isGone, patience)) return
  }
}

/** A port of the loopback address that nobody uses at this moment. */
export async function freePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const probe = createServer()
  probe.on('error', reject)
  probe.listen(0, '127.0.0.1', () => {
    const address = probe.address()
    probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
  })
  return promise
}

function serverOptions({ folders, durability }: ServerSettings, port: number): string[] {
  const settings: Record<string, string | number> = {
    cluster_name: serverName(folders.data),
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: serverHost(folders) === folders.socket ? folders.socket : '',
    max_connections: 100,
    shared_buffers: '64MB',
    // Processes of their own for reading files pay off for scans that a shop does not make.
    io_method: 'sync',
    // A process that would wait for subscriptions, which nobody makes here.
    max_logical_replication_workers: 0,
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Values of customers' rows stay out of the log: terse drops the detail, fatal the statement.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'fatal',
    ...(durability === 'none' ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  }
  return [
    '-D',
    folders.data,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]
}

async function openLog(folders: ServerFolders) {
  const log = await open(folders.log, 'a', 0o600)
  if ((await log.stat()).size > LOG_LIMIT_BYTES) await truncate(folders.log)
  return log
}

/** Resolves, never rejects: to why the program could not be run, or to nothing when it ran and ended. */
function endOf(child: ChildProcess): Promise<Error | undefined> {
  const { promise, resolve } = Promise.withResolvers<Error | undefined>()
  child.on('error', (error) => resolve(cannotRun(error)))
  child.on('exit', () => resolve(undefined))
  return promise
}

async function becomesReady(child: ChildProcess, folders: ServerFolders): Promise<void> {
  await becomesTrue(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return true
    const file = await readPostmasterFile(folders.data)
    return file?.pid === child.pid && file?.status === 'ready'
  }, RECOVERY_MS)
}

async function whyItEnded(folders: ServerFolders, logStart: number): Promise<EmbeddedPostgresError> {
  const written = (await readFile(folders.log)).subarray(logStart).toString().trim()
  return new EmbeddedPostgresError(
    `The built-in PostgreSQL did not start:\n${written.split('\n').slice(-5).join('\n')}\nIts whole log: ${folders.log}`,
  )
}

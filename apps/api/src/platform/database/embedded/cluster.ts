import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Account } from './account.js'
import { EmbeddedPostgresError } from './embedded-postgres-error.js'
import { cannotRun, spawnProgram } from './program-process.js'
import type { Runtime } from './runtime.js'
import { exists, type ServerFolders } from './server-folders.js'

/** Owns the cluster; used by the supervisor alone. The application is an ordinary role. */
export const SUPERUSER = 'postgres'

export type Durability = 'full' | 'none'

/**
 * Makes the data folder on first use: UTF-8, sorted by code point in every installation alike (the built-in
 * locale depends on no library of the machine), page checksums on.
 */
export async function prepareCluster(
  folders: ServerFolders,
  runtime: Runtime,
  account: Account | undefined,
  durability: Durability,
  log: (message: string) => void,
): Promise<void> {
  if (await exists(folders.data)) {
    await checkVersion(folders, runtime)
    return
  }
  log('Making the database (once) …')
  const unfinished = `${folders.data}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await makePrivateFolder(unfinished, account)
  await makePassword(folders)
  await initialise(folders, unfinished, runtime, account, durability)
  await rename(unfinished, folders.data)
}

export async function makePrivateFolder(folder: string, account: Account | undefined): Promise<void> {
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o700)
  if (account) await chown(folder, account.uid, account.gid)
}

export async function readPassword(folders: ServerFolders): Promise<string> {
  return (await readFile(folders.password, 'utf8')).trim()
}

async function makePassword(folders: ServerFolders): Promise<void> {
  const password = randomBytes(24).toString('base64url')
  await rm(folders.password, { force: true })
  await writeFile(folders.password, `${password}\n`, { mode: 0o600, flag: 'wx' })
}

async function initialise(
  folders: ServerFolders,
  target: string,
  runtime: Runtime,
  account: Account | undefined,
  durability: Durability,
): Promise<void> {
  // initdb runs under the server's account, which must not be able to read the password file itself.
  const handedOver = join(folders.server, `password.${randomBytes(6).toString('hex')}`)
  await writeFile(handedOver, await readFile(folders.password), { mode: 0o600, flag: 'wx' })
  try {
    if (account) await chown(handedOver, account.uid, account.gid)
    await runInitdb(runtime, account, [
      `--pgdata=${target}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${handedOver}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      ...(durability === 'none' ? ['--no-sync'] : []),
    ])
  } finally {
    await rm(handedOver, { force: true })
  }
}

async function runInitdb(runtime: Runtime, account: Account | undefined, options: string[]): Promise<void> {
  const output: Buffer[] = []
  const { promise, resolve, reject } = Promise.withResolvers<number | null>()
  const child = spawnProgram(runtime, 'initdb', options, account, { stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr?.on('data', (chunk: Buffer) => output.push(chunk))
  child.on('error', (error) => reject(cannotRun(error)))
  child.on('close', resolve)
  const code = await promise
  if (code !== 0) {
    throw new EmbeddedPostgresError(
      `PostgreSQL could not make its data folder:\n${Buffer.concat(output).toString().trim()}\n` +
        'Mend that, or set DATABASE_URL to a PostgreSQL server of yours.',
    )
  }
}

async function checkVersion(folders: ServerFolders, runtime: Runtime): Promise<void> {
  const data = (await readFile(join(folders.data, 'PG_VERSION'), 'utf8').catch(() => '')).trim()
  const ours = runtime.version.split('.')[0]
  if (data === ours) return
  throw new EmbeddedPostgresError(
    `The data in ${folders.data} was written by PostgreSQL ${data || '(unknown)'}; ` +
      `this version of Counterflow brings PostgreSQL ${ours}.\n` +
      'Go back to the version that wrote it, or move that folder away to begin with an empty shop.',
  )
}

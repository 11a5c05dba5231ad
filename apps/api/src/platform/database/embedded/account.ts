import { execFile } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { EmbeddedPostgresError } from './embedded-postgres-error.js'
import type { ServerFolders } from './server-folders.js'

/** The user and group that the server runs under when that is not our own. */
export interface Account {
  readonly uid: number
  readonly gid: number
}

const OWN_ACCOUNT = 'counterflow'
const FALLBACK_ACCOUNT = 'nobody'

const run = promisify(execFile)

export function runsAsRoot(): boolean {
  return process.getuid?.() === 0
}

/**
 * The account for the server: `undefined` is our own. PostgreSQL refuses to be root, so root gets the account
 * that already owns the data, else `counterflow`, made when it is missing, else `nobody`.
 */
export async function accountForServer(
  folders: ServerFolders,
  log: (message: string) => void,
): Promise<Account | undefined> {
  const owner = await stat(folders.data).catch(() => undefined)
  if (!runsAsRoot()) {
    if (owner && process.getuid && owner.uid !== process.getuid())
      throw belongsToSomebodyElse(folders, owner.uid)
    return undefined
  }
  if (owner?.uid === 0) throw belongsToRoot(folders)
  if (owner) return { uid: owner.uid, gid: owner.gid }
  return (
    (await findAccount(OWN_ACCOUNT)) ??
    (await makeOwnAccount(log)) ??
    (await findAccount(FALLBACK_ACCOUNT)) ??
    noAccount()
  )
}

async function makeOwnAccount(log: (message: string) => void): Promise<Account | undefined> {
  const options = ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent']
  try {
    await run('useradd', [...options, '--shell', '/usr/sbin/nologin', OWN_ACCOUNT])
    log(`Made the system account "${OWN_ACCOUNT}" for the database, which must not run as root.`)
  } catch {
    // No such command here, or another supervisor was first: what counts is whether the account is there now.
  }
  return findAccount(OWN_ACCOUNT)
}

async function findAccount(name: string): Promise<Account | undefined> {
  const accounts = await readFile('/etc/passwd', 'utf8').catch(() => '')
  const fields = accounts
    .split('\n')
    .map((line) => line.split(':'))
    .find(([account]) => account === name)
  const uid = Number(fields?.[2])
  const gid = Number(fields?.[3])
  return uid > 0 && gid > 0 ? { uid, gid } : undefined
}

function belongsToSomebodyElse(folders: ServerFolders, uid: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `The database in ${folders.data} belongs to another account (number ${uid}), most likely because ` +
      'Counterflow was first started by root.\n' +
      `Start it by root again, or hand it over: sudo chown -R "$(id -u):$(id -g)" '${folders.server}'`,
  )
}

function belongsToRoot(folders: ServerFolders): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `The database in ${folders.data} belongs to root, and PostgreSQL refuses to run as root.\n` +
      `Hand it to an account without rights: chown -R ${FALLBACK_ACCOUNT} '${folders.data}' '${folders.socket}'`,
  )
}

function noAccount(): never {
  throw new EmbeddedPostgresError(
    'PostgreSQL refuses to run as root, and this machine has no account for it.\n' +
      'Start Counterflow as an ordinary user, or set DATABASE_URL to a PostgreSQL server of yours.',
  )
}

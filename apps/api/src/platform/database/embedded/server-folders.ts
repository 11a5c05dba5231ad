import { createHash } from 'node:crypto'
import { chmod, mkdir, readlink, realpath, stat, symlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { EmbeddedPostgresError } from './embedded-postgres-error.js'

/** The files and folders of one embedded server, absolute and without symbolic links. */
export interface ServerFolders {
  /** The folder that the person knows and may remove: everything of this installation. */
  readonly home: string
  /** Ours: the account that runs the server may read it, never write to it. */
  readonly server: string
  readonly data: string
  readonly socket: string
  readonly password: string
  readonly log: string
  readonly lock: string
  readonly supervisor: string
}

/** Where servers live that cannot be under their home; root's alone, so a fixed place is safe. */
const OUTSIDE = '/var/lib/counterflow'

/**
 * Finds or makes the folders of the server that belongs to `home`. PostgreSQL refuses to run as root, so for
 * root they must be where another account can get to. A home in a place that only root can enter has
 * `postgres` as a link to a folder outside it: the link keeps the choice when permissions change later.
 */
export async function prepareServerFolders(home: string, asRoot: boolean): Promise<ServerFolders> {
  await mkdir(home, { recursive: true })
  const realHome = await realpath(home)
  const entrance = join(realHome, 'postgres')
  if (!(await exists(entrance))) await makeEntrance(realHome, entrance, asRoot)
  const server = await realpath(entrance)
  if (asRoot) {
    const closed = await closedAncestor(server)
    if (closed) {
      throw new EmbeddedPostgresError(
        `The database in ${server} cannot be reached: started by root, it runs under an account of its own, ` +
          `which may not enter ${closed}.\nRun: chmod o+x '${closed}'`,
      )
    }
  }
  return {
    home: realHome,
    server,
    data: join(server, 'data'),
    socket: join(server, 'socket'),
    password: join(server, 'password'),
    log: join(server, 'server.log'),
    lock: join(server, 'supervisor.lock'),
    supervisor: join(server, 'supervisor.pid'),
  }
}

async function makeEntrance(home: string, entrance: string, asRoot: boolean): Promise<void> {
  const linked = await readlink(entrance).catch(() => undefined)
  if (linked === undefined && !(asRoot && (await closedAncestor(entrance)))) {
    await makeFolder(entrance)
    return
  }
  const outside = linked ?? join(OUTSIDE, createHash('sha256').update(home).digest('hex').slice(0, 16))
  await mkdir(outside, { recursive: true, mode: 0o755 })
  await chmod(outside, 0o755)
  if (linked === undefined) await symlink(outside, entrance)
}

/** The mode is set apart, since the umask cuts down what `mkdir` is asked for. */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o755)
}

/** The outermost folder above `path` that accounts other than its owner may not enter. */
export async function closedAncestor(path: string): Promise<string | undefined> {
  const parent = dirname(path)
  if (parent === path) return undefined
  const above = await closedAncestor(parent)
  if (above) return above
  const { mode } = await stat(parent)
  return (mode & 0o001) === 0 ? parent : undefined
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { appendFile, chmod, mkdtemp, open, readFile, realpath, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../apps/api/src/platform/database/embedded/embedded-postgres.js'
import { processesWorkingIn } from '../../apps/api/src/platform/database/embedded/processes.js'
import { openPool, type PlainPool } from '../../apps/api/src/platform/database/plain-pool.js'
import { withConnection } from '../../apps/api/src/platform/database/single-connection.js'

const execute = promisify(execFile)
const diskSize = '1g'

/**
 * PostgreSQL as the product brings it, with everything durable, under the product's own supervisor. As root it lives on
 * a small disk of its own, which a fault may fill.
 */
export class ChaosDatabase {
  /** Looks at the database directly, past every network, as its superuser. */
  readonly pool: PlainPool
  readonly target: { host: string; port: number }
  /** Whether it has a disk of its own. */
  readonly hasOwnDisk: boolean
  private readonly home: string
  private readonly data: string
  private readonly server: EmbeddedPostgres
  private readonly password: string
  private readonly guard: ChildProcess
  private filler: string | undefined

  private constructor(home: string, hasOwnDisk: boolean, server: EmbeddedPostgres, password: string) {
    this.home = home
    this.hasOwnDisk = hasOwnDisk
    this.server = server
    this.password = password
    this.data = join(home, 'postgres', 'data')
    this.guard = guardAgainstOurDeath(home)
    const url = new URL(server.url)
    this.target = { host: url.hostname, port: Number(url.port) }
    this.pool = openPool(this.superuserUrl(), { max: 3, name: 'chaos' })
  }

  static async open(log: (message: string) => void): Promise<ChaosDatabase> {
    const home = await realpath(await mkdtemp(join(tmpdir(), 'counterflow-chaos-')))
    const hasOwnDisk = await mount(home)
    await chmod(home, 0o755)
    const server = await startEmbeddedPostgres({ home, log })
    const password = (await readFile(join(home, 'postgres', 'password'), 'utf8')).trim()
    const database = new ChaosDatabase(home, hasOwnDisk, server, password)
    await database.configure()
    return database
  }

  /** The address for a process of the product whose network listens on `port`. */
  urlThrough(port: number): string {
    const url = new URL(this.server.url)
    url.port = String(port)
    return url.href
  }

  async isAnswering(): Promise<boolean> {
    return this.pool`select 1`.then(
      () => true,
      () => false,
    )
  }

  async killPostmaster(): Promise<void> {
    await this.signalPostmaster('SIGKILL')
  }

  /** Lets clients of another address in. */
  async welcome(address: string): Promise<void> {
    await appendFile(join(this.data, 'pg_hba.conf'), `\nhost all all ${address}/32 scram-sha-256\n`)
    await this.pool`select pg_reload_conf()`
  }

  /** What `pg_ctl restart -m fast` does: every session is ended, everything is written down. */
  async restart(): Promise<void> {
    await this.signalPostmaster('SIGINT')
  }

  /** The server processes that serve the product, liveness locks and listeners among them. */
  async backends(): Promise<number[]> {
    const rows = await this.pool`
      select pid from pg_stat_activity
       where backend_type = 'client backend' and application_name like 'counterflow %'
         and application_name <> 'counterflow chaos' order by pid`
    return rows.map(({ pid }) => Number(pid))
  }

  /** Ends the sessions that prove a process of the product alive, by the process's number. */
  async dropLiveness(pid: number): Promise<void> {
    await this.pool`
      select pg_terminate_backend(locks.pid) from pg_locks locks
        join processes on processes.owner = locks.objid::int
       where locks.locktype = 'advisory' and locks.classid = 42 and processes.pid = ${pid}`
  }

  /** Every process of the server, or those whose title holds `title`. */
  async serverProcesses(title = ''): Promise<number[]> {
    const pids = await processesWorkingIn(this.data)
    const titles = await Promise.all(
      pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')),
    )
    return pids.filter((_, index) => titles[index]?.includes(title))
  }

  /** Takes every free byte of the server's disk. */
  async fillDisk(): Promise<void> {
    if (!this.hasOwnDisk) throw new Error('The server shares its disk with others.')
    this.filler = join(this.home, 'filler')
    const file = await open(this.filler, 'w')
    try {
      const { bavail, bsize } = await statfs(this.home)
      const piece = Buffer.alloc(1_048_576)
      for (let left = bavail * bsize; left > 0; left -= piece.length) {
        await file.write(piece, 0, Math.min(left, piece.length))
      }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
    } finally {
      await file.close()
    }
  }

  async emptyDisk(): Promise<void> {
    if (this.filler !== undefined) await rm(this.filler, { force: true })
    this.filler = undefined
  }

  async log(): Promise<string> {
    return readFile(join(this.home, 'postgres', 'server.log'), 'utf8').catch(() => '')
  }

  async close(): Promise<void> {
    await this.pool.end()
    await this.server.stop()
    this.guard.stdin?.end()
    if (this.hasOwnDisk) await execute('umount', ['-l', this.home])
    await rm(this.home, { recursive: true, force: true, maxRetries: 5 })
  }

  private superuserUrl(): string {
    const url = new URL(this.server.url)
    url.username = 'postgres'
    url.password = this.password
    return url.href
  }

  /**
   * The count compares when a step was committed with when the sink was called. What PostgreSQL writes ahead must not
   * fill a small disk by itself.
   */
  private async configure(): Promise<void> {
    await withConnection(this.superuserUrl(), 'chaos', async (client) => {
      await client.query('alter system set track_commit_timestamp = on')
      await client.query("alter system set max_wal_size = '96MB'")
    })
    await this.restart()
    for (;;) {
      const rows = await this.pool`show track_commit_timestamp`.catch(() => [])
      if (rows[0]?.track_commit_timestamp === 'on') return
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  /** Nobody, while the server is being started again. */
  private async signalPostmaster(name: NodeJS.Signals): Promise<void> {
    const [pid = ''] = (await readFile(join(this.data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
    if (pid !== '') signal(Number(pid), name)
  }
}

/** Sends a signal to a process that may have ended. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    // It is gone.
  }
}

/** Only root may mount, and not in every container. */
async function mount(folder: string): Promise<boolean> {
  if (process.getuid?.() !== 0) return false
  return execute('mount', [
    '-t',
    'tmpfs',
    '-o',
    `size=${diskSize},mode=755`,
    'counterflow-chaos',
    folder,
  ]).then(
    () => true,
    () => false,
  )
}

/** Who runs rounds may be killed too. The guard sees it by the end of its input, and then removes the server. */
function guardAgainstOurDeath(home: string): ChildProcess {
  const script = `cat
    [ -d "$0/postgres" ] || exit
    kill -QUIT "$(head -n 1 "$0/postgres/data/postmaster.pid")"
    sleep 2
    umount -l "$0"
    rm -rf "$0"`
  const guard = spawn('/bin/sh', ['-c', script, home], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.unref()
  return guard
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { DatabaseAddress } from '../database.js'
import { openPool } from '../plain-pool.js'
import { runsAsRoot } from './account.js'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js'
import { readPostmasterFile } from './postmaster-file.js'
import { becomesTrue, processesWorkingIn } from './processes.js'

const SOURCES = fileURLToPath(
  new URL('../../../../../../scripts/vitest/typescript-sources.mjs', import.meta.url),
)
const MODULE = new URL('./embedded-postgres.ts', import.meta.url).href

let home: string
let data: string
const running = new Set<EmbeddedPostgres>()

beforeAll(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), 'counterflow-embedded-')))
  await chmod(home, 0o755)
  data = join(home, 'postgres', 'data')
})

afterEach(async () => {
  await Promise.all([...running].map((server) => server.stop()))
  running.clear()
})

afterAll(async () => {
  await rm(home, { recursive: true, maxRetries: 5 })
})

async function start(log: (message: string) => void = () => undefined): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ home, log })
  running.add(server)
  return server
}

const connect = (address: DatabaseAddress, max = 1) => openPool(address, { max, name: 'spec' })

async function postmaster(): Promise<number> {
  const file = await readPostmasterFile(data)
  if (!file) throw new Error('No server is running.')
  return file.pid
}

/** A process of its own that starts the server, as the product does, and goes on with `then`. */
function runInAnotherProcess(then: string) {
  const program = `
    import { startEmbeddedPostgres } from ${JSON.stringify(MODULE)}
    const server = await startEmbeddedPostgres({ home: ${JSON.stringify(home)}, log() {} })
    ${then}`
  return spawn(process.execPath, ['--import', SOURCES, '--input-type=module', '--eval', program])
}

/** Resolves once it has started the server. */
async function startInAnotherProcess() {
  const child = runInAnotherProcess(`
    console.log('started')
    setInterval(() => {}, 1000)`)
  const problems: Buffer[] = []
  child.stderr.on('data', (chunk: Buffer) => problems.push(chunk))
  const started = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
  if (String(started[0]).trim() !== 'started') throw new Error(Buffer.concat(problems).toString())
  return child
}

describe('start and stop', () => {
  it('serves over the socket and over the address, durable, in UTC, sorted by code point', async () => {
    const server = await start()
    const sql = connect(server.connection)
    const [settings] =
      await sql`select current_setting('fsync') as fsync, current_setting('timezone') as zone,
      current_setting('data_checksums') as checksums, current_setting('max_connections') as connections,
      (select array_agg(x order by x) from unnest(array['é', 'Z', 'a', '가']) x) as sorted`
    await sql.end()
    expect(settings).toEqual({
      fsync: 'on',
      zone: 'UTC',
      checksums: 'on',
      connections: '100',
      sorted: ['Z', 'a', 'é', '가'],
    })

    for (const address of [server.url, server.connection]) {
      const client = connect(address)
      const rows =
        await client`select current_database() as name, usesuper as super from pg_user where usename = user`
      expect(rows).toEqual([{ name: 'counterflow', super: false }])
      await client.end()
    }
  })

  it('says once when nothing is left to do but wait for the server', async () => {
    const told: string[] = []
    const server = await startEmbeddedPostgres({
      home,
      log: () => undefined,
      onWait: () => told.push('wait'),
    })
    running.add(server)
    told.push('ready')
    expect(told).toEqual(['wait', 'ready'])
  })

  it('keeps data and password from other accounts', async () => {
    await start()
    expect((await stat(data)).mode & 0o777).toBe(0o700)
    expect((await stat(join(home, 'postgres', 'socket'))).mode & 0o777).toBe(0o700)
    expect((await stat(join(home, 'postgres', 'password'))).mode & 0o777).toBe(0o600)
    const password = (await readFile(join(home, 'postgres', 'password'), 'utf8')).trim()
    expect(password.length).toBeGreaterThanOrEqual(32)
  })

  it('refuses who does not know the password', async () => {
    const server = await start()
    const stranger = connect({ ...server.connection, password: 'guessed' })
    await expect(stranger`select 1`).rejects.toThrow('password authentication failed')
    await stranger.end()
  })

  it('leaves no process behind, and finds its rows again', async () => {
    const first = await start()
    const sql = connect(first.url)
    await sql`create table if not exists kept (value int)`
    await sql`insert into kept values (7)`
    await sql.end()
    await first.stop()
    await first.stop()
    expect(await processesWorkingIn(data)).toEqual([])

    const second = await start()
    const again = connect(second.url)
    expect(await again`select value from kept`).toEqual([{ value: 7 }])
    await again.end()
    expect(second.adopted).toBe(false)
  })

  it.runIf(runsAsRoot())('runs under an account without rights when root starts it', async () => {
    await start()
    expect((await stat(`/proc/${await postmaster()}`)).uid).not.toBe(0)
  })
})

describe('a home that cannot be used', () => {
  it('is answered with what to do', async () => {
    const file = join(home, 'a-file')
    await writeFile(file, '')
    const attempt = startEmbeddedPostgres({ home: join(file, 'home'), log: () => undefined })
    await expect(attempt).rejects.toThrow(/a file stands where a folder should be.*COUNTERFLOW_DATA/s)
  })
})

describe('a supervisor that was killed', () => {
  it('leaves a server that the next one adopts', async () => {
    const child = await startInAnotherProcess()
    const orphan = await postmaster()
    child.kill('SIGKILL')
    await once(child, 'exit')

    const server = await start()
    expect(server.adopted).toBe(true)
    expect(await postmaster()).toBe(orphan)
    const sql = connect(server.url)
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }])
    await sql.end()
    await server.stop()
    expect(await processesWorkingIn(data)).toEqual([])
  })

  it('leaves a server that a process with nothing else to do can end', async () => {
    const killed = await startInAnotherProcess()
    killed.kill('SIGKILL')
    await once(killed, 'exit')

    const visitor = runInAnotherProcess('await server.stop()')
    expect(await once(visitor, 'exit')).toEqual([0, null])
    expect(await processesWorkingIn(data)).toEqual([])
  })

  it('leaves lock files that are no obstacle when its server was killed too', async () => {
    const child = await startInAnotherProcess()
    const left = await postmaster()
    // The supervisor first: it would start another server.
    child.kill('SIGKILL')
    await once(child, 'exit')
    process.kill(left, 'SIGKILL')

    const server = await start()
    expect(server.adopted).toBe(false)
  })
})

describe('two supervisors', () => {
  it('at once: one looks after the server, the other says who does', async () => {
    const attempts = await Promise.allSettled([start(), start()])
    const outcomes = attempts.map(({ status }) => status).sort()
    expect(outcomes).toEqual(['fulfilled', 'rejected'])
    const refused = attempts.find((attempt) => attempt.status === 'rejected')
    expect(String(refused?.reason)).toContain(`already running on ${home} (process ${process.pid})`)
  })

  it('in two processes: the second leaves the server of the first alone', async () => {
    const child = await startInAnotherProcess()
    const before = await postmaster()
    await expect(start()).rejects.toThrow(`(process ${child.pid})`)
    expect(await postmaster()).toBe(before)

    child.kill('SIGKILL')
    await once(child, 'exit')
    expect((await start()).adopted).toBe(true)
  })
})

describe('a postmaster that is killed under a stream of inserts', () => {
  beforeEach(async () => {
    const sql = connect((await start()).url)
    await sql`drop table if exists acknowledged`
    await sql`create table acknowledged (id int primary key)`
    await sql.end()
  })

  it('is started again on the same address, with every acknowledged row', async () => {
    const [server] = running
    if (!server) throw new Error('No server is running.')
    const acknowledged = await insertUntil(server.url, async () => {
      for (let kill = 0; kill < 3; kill++) {
        const victim = await postmaster()
        process.kill(victim, 'SIGKILL')
        await becomesTrue(async () => {
          const file = await readPostmasterFile(data)
          return file !== undefined && file.pid !== victim && file.status === 'ready'
        }, 20_000)
        await new Promise((resolve) => setTimeout(resolve, 300))
      }
    })
    await server.stop()

    const sql = connect((await start()).url)
    const rows = await sql`select id from acknowledged`
    await sql.end()
    const stored = new Set(rows.map(({ id }) => id))
    expect(acknowledged.length).toBeGreaterThan(100)
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([])
  })

  it('does not start again when it ended because it was told to', async () => {
    const [server] = running
    process.kill(await postmaster(), 'SIGKILL')
    await server?.stop()
    expect(await processesWorkingIn(data)).toEqual([])
  })
})

/** Inserts rows over several connections while `disturb` runs; answers the ids that the server confirmed. */
async function insertUntil(url: string, disturb: () => Promise<void>): Promise<number[]> {
  const sql = connect(url, 4)
  const acknowledged: number[] = []
  let next = 0
  let isOver = false
  const insert = async () => {
    while (!isOver) {
      const id = next++
      await sql`insert into acknowledged values (${id})`.then(
        () => acknowledged.push(id),
        () => new Promise((resolve) => setTimeout(resolve, 10)),
      )
    }
  }
  const writers = Array.from({ length: 4 }, insert)
  await disturb()
  isOver = true
  await Promise.all(writers)
  await sql.end()
  return acknowledged
}

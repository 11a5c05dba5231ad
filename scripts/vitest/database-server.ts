import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../../apps/api/src/platform/database/embedded/embedded-postgres.js'
import { makeTemplateDatabase } from '../../apps/api/src/platform/database/embedded/migrated-database.js'

/**
 * One PostgreSQL server for all the specs of a run; each spec file makes its own databases on it. With
 * TEST_DATABASE_URL they use that server instead, so the same specs run on every supported version.
 */
export default async function startDatabaseServer(): Promise<() => Promise<void>> {
  const stop = process.env.TEST_DATABASE_URL ? undefined : await startServer()
  const template = await makeTemplateDatabase()
  return async () => {
    await template.drop()
    await stop?.()
  }
}

async function startServer(): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'counterflow-test-'))
  await chmod(home, 0o755)
  const server = await startEmbeddedPostgres({ home, durability: 'none', log: () => undefined })
  const guard = guardAgainstOurDeath(home)
  process.env.TEST_DATABASE_URL = server.url
  return async () => {
    delete process.env.TEST_DATABASE_URL
    await server.stop()
    await rm(home, { recursive: true, force: true })
    guard?.stdin?.end()
  }
}

/**
 * A run of specs is often killed, with no chance to tidy up. The guard waits for the end of its input, which
 * comes with our end, and then removes the server.
 */
function guardAgainstOurDeath(home: string): ChildProcess | undefined {
  if (process.platform === 'win32') return undefined
  const script = `cat
    [ -d "$0" ] || exit
    kill -QUIT "$(head -n 1 "$0/postgres/data/postmaster.pid")"
    sleep 2
    rm -rf "$0"`
  const guard = spawn('/bin/sh', ['-c', script, home], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.unref()
  return guard
}

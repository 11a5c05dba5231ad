import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../apps/api/src/platform/database/embedded/embedded-postgres.js'
import { makeTemplateDatabase } from '../../apps/api/src/platform/database/embedded/migrated-database.js'

/** The server on which the specs of a project make their databases. */
interface SpecServer {
  readonly url: string
  /** The database that theirs are copies of. */
  readonly template: string
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly specServer: SpecServer
  }
}

/**
 * One PostgreSQL server for all the specs of a project; each spec file makes its own databases on it. With
 * TEST_DATABASE_URL they use that server instead, unless they are kept for the embedded one.
 */
export default async function startDatabaseServer(project: TestProject): Promise<() => Promise<void>> {
  const given = project.name === 'embedded' ? undefined : process.env.TEST_DATABASE_URL
  const server = given ? { url: given, stop: undefined } : await startServer()
  const template = await makeTemplateDatabase(server.url)
  project.provide('specServer', { url: server.url, template: new URL(template.url).pathname.slice(1) })
  return async () => {
    await template.drop()
    await server.stop?.()
  }
}

async function startServer(): Promise<{ url: string; stop: () => Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'counterflow-test-'))
  await chmod(home, 0o755)
  const server = await startEmbeddedPostgres({ home, durability: 'none', log: () => undefined })
  const guard = guardAgainstOurDeath(home)
  const stop = async () => {
    await server.stop()
    await rm(home, { recursive: true, force: true, maxRetries: 5 })
    guard?.stdin?.end()
  }
  return { url: server.url, stop }
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

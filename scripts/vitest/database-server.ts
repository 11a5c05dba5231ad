import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '../../apps/api/src/platform/database/embedded/embedded-postgres.js'

/**
 * One PostgreSQL server for all the specs of a run; each spec file makes its own databases on it. With
 * TEST_DATABASE_URL they use that server instead, so the same specs run on every supported version.
 */
export default async function startDatabaseServer(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.TEST_DATABASE_URL) return undefined
  const home = await mkdtemp(join(tmpdir(), 'counterflow-test-'))
  await chmod(home, 0o755)
  const server = await startEmbeddedPostgres({ home, durability: 'none', log: () => undefined })
  process.env.TEST_DATABASE_URL = server.url
  return async () => {
    delete process.env.TEST_DATABASE_URL
    await server.stop()
    await rm(home, { recursive: true, force: true })
  }
}

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { z } from 'zod'
import { AppModule } from './app.module.js'
import { readSettings, type Settings } from './platform/config/settings.js'
import type { DatabaseAddress } from './platform/database/database.js'
import { startEmbeddedPostgres } from './platform/database/embedded/embedded-postgres.js'
import { migrateDatabase } from './platform/database/migrate.js'
import { refuseUnreachable } from './platform/database/reachable.js'
import { createHttpApplication } from './platform/http/http-server.js'
import { refuseTakenPort } from './platform/http/taken-port.js'
import { JobRunner } from './platform/jobs/job-runner.js'
import { migrateJobs } from './platform/jobs/job-worker.js'
import { ProcessLiveness } from './platform/liveness/process-liveness.js'
import { Sweeper } from './platform/liveness/sweeper.js'
import { createLogger, type Logger } from './platform/logging/logger.js'
import { Signals } from './platform/signals/signals.js'
import { type FirstSignIn, seedShop } from './seed/seed-shop.js'
import { Runs } from './workflows/runs/runs.js'
import { Triggers } from './workflows/triggers/triggers.js'

/** A running product. */
export interface Server {
  readonly url: string
  /** How the first members of staff sign in; empty from the second start on. */
  readonly firstSignIns: readonly FirstSignIn[]
  /** Ends it: what is under way reaches its next safe point, and the embedded database is written down. */
  stop(): Promise<void>
}

const packageSchema = z.object({ version: z.string() })

/**
 * Starts the whole product in this process.
 * @param say told, in a sentence for people, what takes time
 * @throws SettingError when something that an operator has set stands in the way
 */
export async function startServer(
  environment: Record<string, string | undefined>,
  say: (message: string) => void,
): Promise<Server> {
  const checkout = path.resolve(import.meta.dirname, '../../..')
  const settings = readSettings(environment, checkout)
  const logger = createLogger(settings.logLevel)
  await refuseTakenPort(settings.host, settings.port)
  const database = await openServerDatabase(settings, say)
  try {
    const application = await startApplication(checkout, settings, database.address, logger)
    const firstSignIns = await seedShop(application, say)
    await startBackground(application)
    await application.listen(settings.port, settings.host)
    const stop = () => application.close().finally(() => database.stop())
    return { url: settings.publicUrl, firstSignIns, stop }
  } catch (error) {
    await database.stop()
    throw error
  }
}

async function openServerDatabase(settings: Settings, say: (message: string) => void) {
  if (settings.databaseUrl !== undefined) {
    await refuseUnreachable(settings.databaseUrl)
    return { address: settings.databaseUrl, stop: async () => {} }
  }
  const embedded = await startEmbeddedPostgres({ home: settings.dataFolder, log: say })
  return { address: embedded.connection, stop: () => embedded.stop() }
}

async function startApplication(
  checkout: string,
  settings: Settings,
  databaseAddress: DatabaseAddress,
  logger: Logger,
): Promise<NestFastifyApplication> {
  await migrateDatabase(databaseAddress, path.join(checkout, 'apps/api/drizzle'))
  await migrateJobs(databaseAddress, logger)
  const text = await readFile(path.join(checkout, 'package.json'), 'utf8')
  const { version } = packageSchema.parse(JSON.parse(text))
  const module = AppModule.with({ checkout, version, settings, databaseAddress, logger, checkAnswers: false })
  const application = await createHttpApplication(module, logger)
  return application.init()
}

async function startBackground(application: NestFastifyApplication): Promise<void> {
  await application.get(Signals).open()
  await application.get(ProcessLiveness).join()
  application.get(Sweeper).start()
  await application.get(JobRunner).start()
  application.get(Runs, { strict: false }).start()
  application.get(Triggers, { strict: false }).start()
}

import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { AppModule } from './app.module.js'
import { sessionSecret } from './identity/sessions/session-secret.js'
import { InboxWork } from './inbox/inbox-work.js'
import { fingerprintOf } from './platform/config/derived-secret.js'
import { servesRequests, worksInBackground } from './platform/config/role.js'
import type { Settings } from './platform/config/settings.js'
import type { DatabaseAddress } from './platform/database/database.js'
import { migrateDatabase } from './platform/database/migrate.js'
import { HttpsServing } from './platform/http/https/https-serving.js'
import { type Place, placesOf } from './platform/http/https/places.js'
import { ownAddress } from './platform/http/own-address.js'
import { JobRunner } from './platform/jobs/job-runner.js'
import { migrateJobs } from './platform/jobs/job-worker.js'
import { LivingProcesses } from './platform/liveness/living-processes.js'
import { ProcessLiveness } from './platform/liveness/process-liveness.js'
import { Sweeper } from './platform/liveness/sweeper.js'
import { createLogger, type Logger } from './platform/logging/logger.js'
import { Retention } from './platform/retention/retention.js'
import { Signals } from './platform/signals/signals.js'
import { PosWork } from './pos/pos-work.js'
import { type FirstSignIn, seedShop } from './seed/seed-shop.js'
import type { ServerDatabase } from './server-database.js'
import { createApi, createWorker, type ServingProcess } from './serving-process.js'
import { WebhookSending } from './webhooks/sending/webhook-sending.js'
import { Runs } from './workflows/runs/runs.js'
import { Triggers } from './workflows/triggers/triggers.js'

/** A running process of the product. */
export interface Server {
  readonly settings: Settings
  /** How the first members of staff sign in; empty from the second start on. */
  readonly firstSignIns: readonly FirstSignIn[]
  /** Where other devices of the network reach it by HTTPS. */
  readonly places: readonly Place[]
  /** Why they do not, where they should. */
  readonly httpsProblem: string | undefined
  /** Ends it: what is under way reaches its next safe point, and the embedded database is written down. */
  stop(): Promise<void>
}

const packageSchema = z.object({ version: z.string() })

/**
 * Starts the product in this process, or the part of it that this process's role names.
 * @param say told, in a sentence for people, what takes time
 * @throws SettingError when something that an operator has set stands in the way; the database is the caller's then
 */
export async function startServer(
  checkout: string,
  settings: Settings,
  database: ServerDatabase,
  say: (message: string) => void,
): Promise<Server> {
  const logger = createLogger(settings.logLevel)
  const running = await createProcess(checkout, settings, database.address, logger)
  const firstSignIns = await start(running, settings, say)
  const stop = () => running.close().finally(() => database.stop())
  const { served, problem: httpsProblem } = running.application.get(HttpsServing)
  const places = served === undefined ? [] : placesOf(served)
  return { settings, firstSignIns, places, httpsProblem, stop }
}

async function createProcess(
  checkout: string,
  settings: Settings,
  databaseAddress: DatabaseAddress,
  logger: Logger,
): Promise<ServingProcess> {
  await migrateDatabase(databaseAddress, path.join(checkout, 'apps/api/drizzle'), () =>
    migrateJobs(databaseAddress, logger),
  )
  const text = await readFile(path.join(checkout, 'package.json'), 'utf8')
  const { version } = packageSchema.parse(JSON.parse(text))
  const secretFingerprint = fingerprintOf(await sessionSecret(settings))
  const module = AppModule.with({
    checkout,
    version,
    settings,
    databaseAddress,
    logger,
    secretFingerprint,
    checkAnswers: false,
  })
  const create = servesRequests(settings.role) ? createApi : createWorker
  return create(module, logger, settings)
}

async function start(
  { application, listen }: ServingProcess,
  settings: Settings,
  say: (message: string) => void,
): Promise<readonly FirstSignIn[]> {
  const { role } = settings
  await application.get(Signals).open()
  await application.get(ProcessLiveness).join()
  await application.get(LivingProcesses).refuseOtherSecret()
  // The first passwords are written where people look for them: beside a process that they can sign in to.
  const firstSignIns = servesRequests(role) ? await seedShop(application, say) : []
  if (worksInBackground(role)) {
    application.get(Sweeper).start()
    application.get(Retention).start()
    await application.get(JobRunner).start()
    application.get(Runs, { strict: false }).start()
    application.get(Triggers, { strict: false }).start()
    application.get(WebhookSending, { strict: false }).start()
    application.get(InboxWork, { strict: false }).start()
    application.get(PosWork, { strict: false }).start()
  }
  await listen()
  if (worksInBackground(role))
    application.get(Runs, { strict: false }).prepareLive(`http://${ownAddress(settings)}`)
  return firstSignIns
}

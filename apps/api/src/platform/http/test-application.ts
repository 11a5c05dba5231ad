import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type DynamicModule, Module, type Type } from '@nestjs/common'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import type { Clock } from '../clock.js'
import { readSettings } from '../config/settings.js'
import { createMigratedDatabase } from '../database/embedded/migrated-database.js'
import { JobRunner } from '../jobs/job-runner.js'
import { ProcessLiveness } from '../liveness/process-liveness.js'
import { Sweeper } from '../liveness/sweeper.js'
import { createLogger, type Logger } from '../logging/logger.js'
import { PlatformModule } from '../platform.module.js'
import { Signals } from '../signals/signals.js'
import { HttpModule } from './http.module.js'
import type { HttpOptions, ServedPages } from './http-options.js'
import { createHttpApplication } from './http-server.js'
import type { RouteContract } from './route-contract.js'

export interface TestApplicationOptions {
  /** The features under test. One of them must be global and provide an ACTOR_RESOLVER. */
  readonly modules: readonly (Type | DynamicModule)[]
  /** The routes of those features; health is added. */
  readonly contract: readonly RouteContract[]
  readonly bareRoutes?: HttpOptions['bareRoutes']
  readonly description?: HttpOptions['description']
  /** As an operator sets them: PUBLIC_URL, LOG_LEVEL and the like. */
  readonly environment?: Readonly<Record<string, string>>
  readonly builderFolder?: string
  readonly storefrontFolder?: string
  readonly tillFolder?: string
  readonly pages?: readonly ServedPages[]
  /** Silent, unless a spec looks at what is logged. */
  readonly logger?: Logger
  /** The system's, unless a spec sets the time. */
  readonly clock?: Clock
  /** Another test application's, for a second process of the same shop. */
  readonly shared?: { readonly databaseUrl: string; readonly dataFolder: string }
}

/** A real application: it listens on a free port and works on a database of its own. */
export interface TestApplication {
  readonly url: string
  readonly databaseUrl: string
  readonly dataFolder: string
  readonly application: NestFastifyApplication
  /** Stops it; also removes database and files, unless they belong to another test application. */
  close(): Promise<void>
}

@Module({})
class TestRoot {}

/** Starts an application of `options.modules` as the product starts its own. */
export async function startTestApplication(options: TestApplicationOptions): Promise<TestApplication> {
  const place = await findPlace(options)
  const settings = readSettings(
    {
      DATABASE_URL: place.databaseUrl,
      COUNTERFLOW_DATA: place.dataFolder,
      PORT: '0',
      LOG_LEVEL: 'silent',
      API_RATE_LIMIT: 'off',
      ...options.environment,
    },
    place.dataFolder,
  )
  const logger = options.logger ?? createLogger(settings.logLevel)
  const root: DynamicModule = {
    module: TestRoot,
    imports: [
      PlatformModule.with({
        settings,
        databaseAddress: place.databaseUrl,
        logger,
        ...(options.clock === undefined ? {} : { clock: options.clock }),
      }),
      HttpModule.with({
        contract: options.contract,
        ...(options.description === undefined ? {} : { description: options.description }),
        version: '0.0.0-test',
        checkAnswers: true,
        ...(options.bareRoutes === undefined ? {} : { bareRoutes: options.bareRoutes }),
        ...(options.builderFolder === undefined ? {} : { builderFolder: options.builderFolder }),
        ...(options.tillFolder === undefined ? {} : { tillFolder: options.tillFolder }),
        ...(options.pages === undefined ? {} : { pages: options.pages }),
        ...(options.storefrontFolder === undefined ? {} : { storefrontFolder: options.storefrontFolder }),
      }),
      ...options.modules,
    ],
  }
  try {
    const application = await createHttpApplication(root, logger, settings)
    await application.init()
    await application.get(Signals).open()
    await application.get(ProcessLiveness).join()
    application.get(Sweeper).start()
    await application.get(JobRunner).start()
    await application.listen(0, '127.0.0.1')
    const close = async () => {
      await application.close()
      await place.remove()
    }
    const { databaseUrl, dataFolder } = place
    return { url: await application.getUrl(), databaseUrl, dataFolder, application, close }
  } catch (error) {
    await place.remove()
    throw error
  }
}

async function findPlace({ shared }: TestApplicationOptions) {
  if (shared !== undefined) {
    const { databaseUrl, dataFolder } = shared
    return { databaseUrl, dataFolder, remove: async () => {} }
  }
  const database = await createMigratedDatabase()
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'counterflow-test-data-'))
  const remove = async () => {
    await database.drop()
    await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  }
  return { databaseUrl: database.url, dataFolder, remove }
}

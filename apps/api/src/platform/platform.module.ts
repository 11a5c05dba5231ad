import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common'
import { CLOCK, type Clock, systemClock } from './clock.js'
import { SETTINGS, type Settings } from './config/settings.js'
import { DATABASE, DATABASE_ADDRESS, type DatabaseAddress, openDatabase } from './database/database.js'
import { KEYED_DATABASE, openKeyedDatabase } from './database/keyed-database.js'
import { KeyedTransactions } from './database/keyed-transactions.js'
import { TableSizes } from './database/table-sizes.js'
import { Transactions } from './database/transactions.js'
import { EventLog } from './events/event-log.js'
import { EventReader } from './events/event-reader.js'
import { FailedJobRetention } from './jobs/failed-job-retention.js'
import { JobFigures } from './jobs/job-figures.js'
import { JobQueue } from './jobs/job-queue.js'
import { JobRunner } from './jobs/job-runner.js'
import { LivingProcesses } from './liveness/living-processes.js'
import { PROCESS_IDENTITY, thisProcess } from './liveness/process-identity.js'
import { ProcessLiveness } from './liveness/process-liveness.js'
import { Sweeper } from './liveness/sweeper.js'
import { LOGGER, type Logger } from './logging/logger.js'
import { IdleMemory } from './memory/idle-memory.js'
import { Metrics } from './metrics/metrics.js'
import { OutboundHttp } from './outbound/outbound-http.js'
import { OutboundLanes } from './outbound/outbound-lanes.js'
import { EventPersonalData } from './personal-data/event-personal-data.js'
import { PersonalData } from './personal-data/personal-data.js'
import { PassingNews } from './realtime/passing-news.js'
import { Retention } from './retention/retention.js'
import { SecretBox } from './secrets/secret-box.js'
import { secretKeys } from './secrets/secret-keys.js'
import { Signals } from './signals/signals.js'

/** What the application is started with. */
export interface PlatformOptions {
  readonly settings: Settings
  readonly databaseAddress: DatabaseAddress
  readonly logger: Logger
  readonly version?: string
  /** Of the secret that sessions are signed with; absent where nobody else shares the database. */
  readonly secretFingerprint?: string
  /** The system's unless a spec sets another. */
  readonly clock?: Clock
}

/** Everything technical that features stand on. No business word in here. */
@Global()
@Module({})
export class PlatformModule {
  static with(options: PlatformOptions): DynamicModule {
    const { database, close } = openDatabase(options.databaseAddress, options.logger)
    const keyed = openKeyedDatabase(options.databaseAddress, options.logger)
    const pools: OnApplicationShutdown = {
      async onApplicationShutdown() {
        await Promise.all([close(), keyed.close()])
      },
    }
    const services = [
      Transactions,
      KeyedTransactions,
      Signals,
      EventLog,
      EventReader,
      PassingNews,
      JobQueue,
      JobRunner,
      ProcessLiveness,
      LivingProcesses,
      Sweeper,
      Retention,
      Metrics,
      JobFigures,
      FailedJobRetention,
      TableSizes,
      IdleMemory,
      OutboundHttp,
      OutboundLanes,
      PersonalData,
      EventPersonalData,
    ]
    const values = [
      { provide: SETTINGS, useValue: options.settings },
      { provide: DATABASE_ADDRESS, useValue: options.databaseAddress },
      { provide: LOGGER, useValue: options.logger },
      { provide: DATABASE, useValue: database },
      { provide: KEYED_DATABASE, useValue: keyed.database },
      {
        provide: PROCESS_IDENTITY,
        useValue: thisProcess({
          role: options.settings.role,
          version: options.version ?? '',
          secretFingerprint: options.secretFingerprint ?? null,
        }),
      },
      { provide: CLOCK, useValue: options.clock ?? systemClock },
    ]
    const secrets = {
      provide: SecretBox,
      useFactory: async () => new SecretBox(await secretKeys(options.settings)),
    }
    return {
      module: PlatformModule,
      providers: [...values, secrets, { provide: 'DatabasePools', useValue: pools }, ...services],
      exports: [...values.map(({ provide }) => provide), SecretBox, ...services],
    }
  }
}

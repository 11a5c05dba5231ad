import path from 'node:path'
import type { DynamicModule } from '@nestjs/common'
import { Module } from '@nestjs/common'
import { apiContract } from './api-contract.js'
import { apiDescription } from './api-description.js'
import { bareRoutes, featuresOf } from './features.js'
import { HttpModule } from './platform/http/http.module.js'
import { PlatformModule, type PlatformOptions } from './platform/platform.module.js'
import { agentFileName } from './pos/print-agent/print-agent-page.js'
import { printAgentPages } from './pos/print-agent/print-agent-pages.js'

/** What the product is started with, beside its platform. */
export interface ApplicationOptions extends PlatformOptions {
  /** The folder that holds `apps` and `packages`. */
  readonly checkout: string
  readonly version: string
  /** Checks each answer against its contract; not worth its time in production. */
  readonly checkAnswers: boolean
}

/** The whole product. */
@Module({})
export class AppModule {
  static with({ checkout, checkAnswers, ...platform }: ApplicationOptions): DynamicModule {
    const { version } = platform
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(platform),
        HttpModule.with({
          contract: apiContract,
          description: apiDescription,
          version,
          checkAnswers,
          bareRoutes,
          builderFolder: path.join(checkout, 'apps/builder/dist'),
          tillFolder: path.join(checkout, 'apps/pos/dist'),
          pages: [printAgentPages(path.join(checkout, 'packages/print-agent/dist', agentFileName))],
          sharedScripts: { '/chat.js': path.join(checkout, 'apps/storefront/dist/widget/chat.js') },
          storefrontFolder: path.join(checkout, 'apps/storefront/dist'),
        }),
        ...featuresOf(checkout),
      ],
    }
  }
}

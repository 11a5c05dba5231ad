import { type DynamicModule, Global, Module } from '@nestjs/common'
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core'
import { PermissionGuard } from './access/permission-guard.js'
import { SameOriginGuard } from './access/same-origin-guard.js'
import { ServedRoutes } from './access/served-routes.js'
import { AnswerCheck } from './answer-check.js'
import { HealthController } from './health.controller.js'
import { HTTP_OPTIONS, type HttpOptions } from './http-options.js'
import { HttpsServing } from './https/https-serving.js'
import { IdempotencyKeys } from './idempotency/idempotency-keys.js'
import { HealthCheck } from './monitoring/health-check.js'
import { ProblemFilter } from './problems/problem-filter.js'

/** Everything that stands between the network and a controller. Needs an ACTOR_RESOLVER from a global module. */
@Global()
@Module({})
export class HttpModule {
  static with(options: HttpOptions): DynamicModule {
    return {
      module: HttpModule,
      imports: [DiscoveryModule],
      controllers: [HealthController],
      providers: [
        { provide: HTTP_OPTIONS, useValue: options },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_GUARD, useClass: SameOriginGuard },
        { provide: APP_GUARD, useClass: PermissionGuard },
        { provide: APP_INTERCEPTOR, useClass: AnswerCheck },
        HealthCheck,
        HttpsServing,
        ServedRoutes,
        IdempotencyKeys,
      ],
      exports: [HTTP_OPTIONS, HealthCheck, HttpsServing, IdempotencyKeys, ServedRoutes],
    }
  }
}

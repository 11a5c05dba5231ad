import { Controller, Inject } from '@nestjs/common'
import { healthRoutes } from './health.contract.js'
import { HTTP_OPTIONS, type HttpOptions } from './http-options.js'
import { HealthCheck } from './monitoring/health-check.js'
import { Route } from './route.js'

/** Whether the server and its database answer, for whoever watches over them. */
@Controller()
export class HealthController {
  constructor(
    @Inject(HealthCheck) private readonly health: HealthCheck,
    @Inject(HTTP_OPTIONS) private readonly options: HttpOptions,
  ) {}

  @Route(healthRoutes.get)
  async get() {
    await this.health.check()
    return { status: 'ok' as const, version: this.options.version }
  }
}

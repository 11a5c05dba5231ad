import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { mailSettingsRoutes as routes } from './mail-settings.contract.js'
import { MailServerSettings } from './mail-settings.js'

@Controller()
export class MailSettingsController {
  constructor(@Inject(MailServerSettings) private readonly settings: MailServerSettings) {}

  @Route(routes.get)
  async get(@Input() _: RouteInput<typeof routes.get>): Promise<RouteOutput<typeof routes.get>> {
    return this.settings.read()
  }

  @Route(routes.replace)
  async replace(
    @Input() { body }: RouteInput<typeof routes.replace>,
  ): Promise<RouteOutput<typeof routes.replace>> {
    return this.settings.replace(body)
  }

  @Route(routes.test)
  async test(@Input() { body }: RouteInput<typeof routes.test>): Promise<RouteOutput<typeof routes.test>> {
    return this.settings.test(body.to)
  }
}

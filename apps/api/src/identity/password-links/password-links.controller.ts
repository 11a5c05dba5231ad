import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { passwordLinkRoutes as routes } from './password-links.contract.js'
import { PasswordLinks } from './password-links.js'

@Controller()
export class PasswordLinksController {
  constructor(@Inject(PasswordLinks) private readonly links: PasswordLinks) {}

  @Route(routes.look)
  async look(@Input() { body }: RouteInput<typeof routes.look>): Promise<RouteOutput<typeof routes.look>> {
    return this.links.look(body.token)
  }

  @Route(routes.use)
  async use(@Input() { body }: RouteInput<typeof routes.use>): Promise<RouteOutput<typeof routes.use>> {
    return this.links.use(body.token, body.password)
  }
}

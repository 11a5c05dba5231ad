import { Controller, Inject } from '@nestjs/common'
import type { Actor } from '../../platform/http/actor.js'
import { CurrentActor, Input, Route } from '../../platform/http/route.js'
import type { RouteInput } from '../../platform/http/route-contract.js'
import { apiKeyRoutes } from './api-keys.contract.js'
import { ApiKeys } from './api-keys.js'

@Controller()
export class ApiKeysController {
  constructor(@Inject(ApiKeys) private readonly keys: ApiKeys) {}

  @Route(apiKeyRoutes.list)
  async list(@Input() _input: RouteInput<typeof apiKeyRoutes.list>) {
    return { items: await this.keys.list() }
  }

  @Route(apiKeyRoutes.create)
  async create(@Input() { body }: RouteInput<typeof apiKeyRoutes.create>, @CurrentActor() actor: Actor) {
    return this.keys.create(body, actor)
  }

  @Route(apiKeyRoutes.revoke)
  async revoke(@Input() { params }: RouteInput<typeof apiKeyRoutes.revoke>): Promise<void> {
    await this.keys.revoke(params.apiKeyId)
  }
}

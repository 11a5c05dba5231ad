import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { tillPolicyRoutes } from './till-policies.contract.js'
import { type RolePolicy, TillPolicies } from './till-policies.js'
import { tillSettingsRoutes } from './till-settings.contract.js'
import { type ShopTillSettings, TillShopSettings } from './till-shop-settings.js'

@Controller()
export class PoliciesController {
  constructor(
    @Inject(TillShopSettings) private readonly settings: TillShopSettings,
    @Inject(TillPolicies) private readonly policies: TillPolicies,
  ) {}

  @Route(tillSettingsRoutes.get)
  getSettings(): Promise<ShopTillSettings> {
    return this.settings.read()
  }

  @Route(tillSettingsRoutes.replace)
  replaceSettings(
    @Input() { body }: RouteInput<typeof tillSettingsRoutes.replace>,
  ): Promise<ShopTillSettings> {
    return this.settings.replace(body)
  }

  @Route(tillPolicyRoutes.list)
  async listPolicies(): Promise<RouteOutput<typeof tillPolicyRoutes.list>> {
    return { items: await this.policies.list() }
  }

  @Route(tillPolicyRoutes.replace)
  replacePolicy(@Input() { params, body }: RouteInput<typeof tillPolicyRoutes.replace>): Promise<RolePolicy> {
    return this.policies.replace(params.roleId, body)
  }
}

import { type Json, type Permission, type RunId, shopValuesSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { Orders, Payments, ShopSettings } from '../../commerce/commerce.public.js'
import type { Queries } from '../../platform/database/database.js'
import { OutboundHttp } from '../../platform/outbound/outbound-http.js'
import { PluginRegistry } from '../registry/plugin-registry.js'
import { type ActionResult, PluginHost } from './plugin-host.js'
import { createShopApi } from './shop-api.js'

/** One attempt of an action, with who answers for it. */
export interface ActionAttempt {
  readonly runId: RunId
  readonly workflowName: string
  readonly permissions: readonly Permission[]
  readonly actionId: string
  readonly input: Json
  readonly idempotencyKey: string
  readonly attempt: number
  readonly signal: AbortSignal
}

/** Carries out the actions of plugins in this shop. */
@Injectable()
export class PluginActions {
  private readonly host: PluginHost

  constructor(
    @Inject(PluginRegistry) private readonly registry: PluginRegistry,
    @Inject(Orders) private readonly orders: Orders,
    @Inject(Payments) private readonly payments: Payments,
    @Inject(ShopSettings) private readonly settings: ShopSettings,
    @Inject(OutboundHttp) private readonly http: OutboundHttp,
  ) {
    this.host = new PluginHost(registry)
  }

  run({ runId, workflowName, permissions, ...call }: ActionAttempt): Promise<ActionResult> {
    const actor = { type: 'workflow', id: runId, name: workflowName, permissions, language: null } as const
    const shop = createShopApi({ orders: this.orders, payments: this.payments }, actor, call.idempotencyKey)
    return this.host.run({ ...call, shop, http: this.http })
  }

  /** Whether an attempt of this action whose outcome is unknown may be made again. */
  isRepeatable(actionId: string): boolean {
    return this.registry.action(actionId)?.action.effects !== 'once'
  }

  /** What references find under `shop`. Inside a transaction, hand its queries on: each takes a connection otherwise. */
  async shopValues(queries?: Queries): Promise<Json> {
    const { name, currency, timeZone } = await this.settings.read(queries)
    return shopValuesSchema.parse({ name, currency, timeZone })
  }
}

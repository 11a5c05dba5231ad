import { isJsonObject, type Json, type Permission, type RunId, shopValuesSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { disputeFeeOf, languageOf, ShopSettings } from '../../commerce/commerce.public.js'
import { ConnectionHttp, OutboundLane } from '../../connections/connections.public.js'
import type { Queries } from '../../platform/database/database.js'
import type { Lane } from '../../platform/outbound/outbound-lanes.js'
import { PluginRegistry } from '../registry/plugin-registry.js'
import type { ActionCall, ActionResult, ReconcileResult } from './action-call.js'
import { PluginHost } from './plugin-host.js'
import { createShopApi } from './shop-api.js'
import { ShopServices } from './shop-services.js'

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

/** An outside service that an attempt calls: the lane that it takes, and the connection whose rate it keeps. */
export interface OutboundCall {
  readonly lane: Lane
  readonly connectionId: string | undefined
}

/** Carries out the actions of plugins in this shop. */
@Injectable()
export class PluginActions {
  private readonly host: PluginHost

  constructor(
    @Inject(PluginRegistry) private readonly registry: PluginRegistry,
    @Inject(ShopServices) private readonly services: ShopServices,
    @Inject(ShopSettings) private readonly settings: ShopSettings,
    @Inject(ConnectionHttp) private readonly http: ConnectionHttp,
    @Inject(OutboundLane) private readonly lanes: OutboundLane,
  ) {
    this.host = new PluginHost(registry)
  }

  run(attempt: ActionAttempt): Promise<ActionResult> {
    return this.host.run(this.callOf(attempt))
  }

  /**
   * Asks whether an attempt whose outcome nobody recorded took place. Hand in what that attempt had, with the same
   * key and number; an `unknown` is for a person to decide.
   */
  reconcile(attempt: ActionAttempt): Promise<ReconcileResult> {
    return this.host.reconcile(this.callOf(attempt))
  }

  /** Which outside service an attempt would call, for those who count and pace calls; undefined for none. */
  async outboundCall(actionId: string, input: Json): Promise<OutboundCall | undefined> {
    const calls = this.registry.action(actionId)?.action.calls ?? null
    if (calls === null || !isJsonObject(input)) return undefined
    const connection = input[calls.connection]
    const connectionId = typeof connection === 'string' ? connection : undefined
    const lane = await this.lanes.of({ url: input[calls.url], connection: connectionId })
    return lane && { lane, connectionId }
  }

  /** Whether an attempt of this action whose outcome is unknown may be made again. */
  isRepeatable(actionId: string): boolean {
    return this.registry.action(actionId)?.action.effects !== 'once'
  }

  /** What references find under `shop`. Inside a transaction, hand its queries on: each takes a connection otherwise. */
  async shopValues(queries?: Queries): Promise<Json> {
    const shop = await this.settings.read(queries)
    const { name, currency, timeZone } = shop
    const language = languageOf(shop)
    return shopValuesSchema.parse({ name, currency, timeZone, language, disputeFee: disputeFeeOf(shop) })
  }

  private callOf({ runId, workflowName, permissions, ...call }: ActionAttempt): ActionCall {
    const actor = { type: 'workflow', id: runId, name: workflowName, permissions, language: null } as const
    const shop = createShopApi(this.services, actor, call.idempotencyKey)
    return { ...call, shop, http: this.http }
  }
}

import { type Json, type Permission, type RunId, shopValuesSchema, valueAt } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { disputeFeeOf, languageOf, ShopSettings } from '../../commerce/commerce.public.js'
import { CallAdmission, type CallAdmitted, ConnectionHttp } from '../../connections/connections.public.js'
import type { Queries } from '../../platform/database/database.js'
import { PluginRegistry } from '../registry/plugin-registry.js'
import { type ActionResult, PluginHost } from './plugin-host.js'
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

const callsNobody: CallAdmitted = { kind: 'go', leave: () => {} }

/** Carries out the actions of plugins in this shop. */
@Injectable()
export class PluginActions {
  private readonly host: PluginHost

  constructor(
    @Inject(PluginRegistry) private readonly registry: PluginRegistry,
    @Inject(ShopServices) private readonly services: ShopServices,
    @Inject(ShopSettings) private readonly settings: ShopSettings,
    @Inject(ConnectionHttp) private readonly http: ConnectionHttp,
    @Inject(CallAdmission) private readonly admission: CallAdmission,
  ) {
    this.host = new PluginHost(registry)
  }

  run({ runId, workflowName, permissions, ...call }: ActionAttempt): Promise<ActionResult> {
    const actor = { type: 'workflow', id: runId, name: workflowName, permissions, language: null } as const
    const shop = createShopApi(this.services, actor, call.idempotencyKey)
    return this.host.run({ ...call, shop, http: this.http })
  }

  /**
   * Asks for leave to begin an attempt: its connection or host must have a place free, and the connection's rate one
   * in its line.
   */
  admit(actionId: string, input: Json, hasPlace: boolean): CallAdmitted | Promise<CallAdmitted> {
    const calls = this.registry.action(actionId)?.action.calls ?? null
    if (calls === null) return callsNobody
    const call = { url: valueAt(input, [calls.url]), connection: valueAt(input, [calls.connection]) }
    return this.admission.enter(call, hasPlace)
  }

  /** Asks the other side whether an attempt whose answer was never heard has happened. */
  async reconcile(_attempt: ActionAttempt): Promise<{ readonly happened: 'unknown' }> {
    return { happened: 'unknown' }
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
}

import { type Json, type Permission, type RunId, valueAt } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { AuditTrail } from '../../audit/audit.public.js'
import { ShopSettings, shopValuesOf } from '../../commerce/commerce.public.js'
import {
  type Call,
  CallAdmission,
  type CallAdmitted,
  ConnectionHttp,
} from '../../connections/connections.public.js'
import type { Queries } from '../../platform/database/database.js'
import { PluginRegistry } from '../registry/plugin-registry.js'
import type { ActionCall, ActionResult, ReconcileResult } from './action-call.js'
import { PluginHost } from './plugin-host.js'
import { recordedShopApi } from './recorded-shop-api.js'
import { createShopApi } from './shop-api.js'
import { ShopOnDemand } from './shop-on-demand.js'
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
  /** Whether the run is still ours: asked when a request is about to leave. */
  readonly mayLeave: () => boolean | Promise<boolean>
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
    @Inject(AuditTrail) private readonly trail: AuditTrail,
  ) {
    this.host = new PluginHost(registry)
  }

  run(attempt: ActionAttempt): Promise<ActionResult> {
    return this.host.run(this.callOf(attempt))
  }

  /** Has the code of actions ready, so that their first attempts do not wait for it. */
  prepare(actionIds: readonly string[]): Promise<void> {
    return this.host.prepare(actionIds)
  }

  /**
   * Asks whether an attempt whose outcome nobody recorded took place. Hand in what that attempt had, with the same
   * key and number; an `unknown` is for a person to decide.
   */
  reconcile(attempt: ActionAttempt): Promise<ReconcileResult> {
    return this.host.reconcile(this.callOf(attempt))
  }

  /**
   * Asks for leave to begin an attempt: its connection or host must have a place free, and the connection's rate one
   * in its line.
   */
  admit(actionId: string, input: Json, hasPlace: boolean): CallAdmitted | Promise<CallAdmitted> {
    const call = this.callee(actionId, input)
    return call === undefined ? callsNobody : this.admission.enter(call, hasPlace)
  }

  /** Whether leave for an attempt is given by this process alone: the rates of connections are kept for all of them. */
  isAdmittedHere(actionId: string, input: Json): boolean {
    const call = this.callee(actionId, input)
    return call === undefined || typeof call.connection !== 'string'
  }

  /** Whether an attempt of this action whose outcome is unknown may be made again. */
  isRepeatable(actionId: string): boolean {
    return this.registry.action(actionId)?.action.effects !== 'once'
  }

  /** What references find under `shop`. Inside a transaction, hand its queries on: each takes a connection otherwise. */
  async shopValues(queries?: Queries): Promise<Json> {
    return shopValuesOf(await this.settings.read(queries))
  }

  private callee(actionId: string, input: Json): Call | undefined {
    const calls = this.registry.action(actionId)?.action.calls ?? null
    if (calls === null) return undefined
    return { url: valueAt(input, [calls.url]), connection: valueAt(input, [calls.connection]) }
  }

  private callOf({ runId, workflowName, permissions, mayLeave, ...call }: ActionAttempt): ActionCall {
    const actor = { type: 'workflow', id: runId, name: workflowName, permissions, language: null } as const
    const shop = new ShopOnDemand(() => {
      const installed = this.registry.action(call.actionId)
      if (installed === undefined) throw new Error(`There is no action ${call.actionId}.`)
      const { manifest } = installed.plugin
      return recordedShopApi(
        createShopApi(this.services, actor, call.idempotencyKey, manifest),
        actor,
        this.trail,
      )
    })
    return { ...call, shop, http: this.http.guardedBy(mayLeave) }
  }
}

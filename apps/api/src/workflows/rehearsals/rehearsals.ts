import {
  type EffectToRun,
  type Json,
  type Rehearsal,
  type RehearsedEffect,
  referenceTypes,
  rehearse,
  runIdSchema,
  sampleLookup,
  shopValuesSchema,
  type WorkflowDefinition,
  type WorkflowId,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import type { Actor } from '../../platform/http/actor.js'
import { PluginActions, PluginRegistry } from '../../plugins/plugins.public.js'
import { StepSamples } from '../samples/step-samples.js'

/** A draft with what its rehearsals need to know beforehand. */
export interface Stage {
  readonly definition: WorkflowDefinition
  readonly actor: Actor
  readonly shop: Json
  /** What its steps answered in earlier runs. */
  readonly answered: ReadonlyMap<string, Json>
}

/** The longest that an action may take in a rehearsal: somebody is waiting for the answer. */
const longestAction = 30_000

/** Goes through drafts without recording a run. */
@Injectable()
export class Rehearsals {
  constructor(
    @Inject(PluginRegistry) private readonly registry: PluginRegistry,
    @Inject(PluginActions) private readonly actions: PluginActions,
    @Inject(StepSamples) private readonly samples: StepSamples,
  ) {}

  async stage(workflowId: WorkflowId, definition: WorkflowDefinition, actor: Actor): Promise<Stage> {
    const [shop, samples] = await Promise.all([
      this.actions.shopValues(),
      this.samples.list(workflowId, definition, [], actor.permissions),
    ])
    const answered = new Map(samples.toReversed().map(({ nodeId, output }) => [nodeId, output]))
    return { definition, actor, shop, answered }
  }

  /** @param allowed the steps whose effects are really to happen */
  async rehearse(stage: Stage, trigger: Json, allowed: ReadonlySet<string> = new Set()): Promise<Rehearsal> {
    const { definition, shop } = stage
    const types = referenceTypes(definition, this.registry.catalogue)
    const runId = uuidv7()
    const now = Date.now()
    const { currency } = shopValuesSchema.parse(shop)
    const example = sampleLookup(
      types,
      this.registry.catalogue,
      { trigger, steps: stage.answered, shop },
      { now: new Date(now).toISOString(), currency, text: (name, title) => title ?? name },
    )
    return rehearse(types.graph, { trigger, shop }, now, async (effect) => {
      const { id, action } = effect.node
      if (allowed.has(id) || this.onlyLooks(action, stage.actor)) return this.carryOut(stage, effect, runId)
      const output = example(['steps', id], id)?.value ?? null
      return { by: 'supposed', outcome: { status: 'succeeded', port: 'then', output } }
    })
  }

  /** What changes nothing may be done for whoever might do it in person. */
  private onlyLooks(actionId: string, { permissions }: Actor): boolean {
    const action = this.registry.action(actionId)?.action
    if (action === undefined || action.effects !== 'none') return false
    return action.permission === null || permissions.includes(action.permission)
  }

  private async carryOut(
    { definition, actor }: Stage,
    { address, node, input }: EffectToRun,
    runId: string,
  ): Promise<RehearsedEffect> {
    const result = await this.actions.run({
      runId: runIdSchema.parse(runId),
      workflowName: definition.name,
      permissions: actor.permissions,
      actionId: node.action,
      input,
      idempotencyKey: `${runId}/${node.id}/${address.iteration.join('.')}`,
      attempt: 1,
      signal: AbortSignal.timeout(longestAction),
      mayLeave: () => true,
    })
    if (result.ok) {
      return { by: 'carried_out', outcome: { status: 'succeeded', port: 'then', output: result.output } }
    }
    const { code, message } = result
    return { by: 'carried_out', outcome: { status: 'failed', error: { code, message, nodeId: node.id } } }
  }
}

import { type ActionDefinition, ActionError } from '@counterflow/plugin-sdk'
import type { InstalledPlugin, PluginRegistry } from '../registry/plugin-registry.js'
import { type ActionCall, type ActionResult, failure, type ReconcileResult } from './action-call.js'
import { loadPlugin } from './plugin-code.js'
import { checkOutput } from './step-output.js'
import { withinTime } from './step-time.js'
import { failureOf } from './thrown-failure.js'

interface LoadedAction {
  readonly action: ActionDefinition
  readonly milliseconds: number
}

/**
 * Runs the actions of first-party plugins inside this process. Whatever an action does (throw anything, never end,
 * answer what is no JSON or too much of it) becomes a result; only code that never gives the processor back is beyond it.
 */
export class PluginHost {
  private readonly loading = new Map<string, Promise<ReadonlyMap<string, ActionDefinition>>>()
  private readonly ready = new Map<string, LoadedAction>()

  constructor(private readonly registry: Pick<PluginRegistry, 'action'>) {}

  async run(call: ActionCall): Promise<ActionResult> {
    try {
      const { action, milliseconds } = this.ready.get(call.actionId) ?? (await this.load(call.actionId))
      const output = await withinTime(call.signal, milliseconds, (signal) =>
        action.run(contextOf(call, signal)),
      )
      const checked = checkOutput(output)
      return 'output' in checked
        ? { ok: true, output: checked.output }
        : failure(checked.code, checked.message)
    } catch (error) {
      return failureOf(error)
    }
  }

  /** Loads the code of actions before their first attempt. What cannot be loaded fails there, where it is seen. */
  async prepare(actionIds: readonly string[]): Promise<void> {
    const missing = actionIds.filter((actionId) => !this.ready.has(actionId))
    await Promise.allSettled(missing.map((actionId) => this.load(actionId)))
  }

  /** Asks the other side, through the action, whether an attempt that was cut off took place. */
  async reconcile(call: ActionCall): Promise<ReconcileResult> {
    try {
      const { action, milliseconds } = this.ready.get(call.actionId) ?? (await this.load(call.actionId))
      const { reconcile } = action
      if (reconcile === undefined) return unknown('The action has no way to ask whether it happened.')
      const found = await withinTime(call.signal, milliseconds, (signal) =>
        reconcile(contextOf(call, signal)),
      )
      if (found.happened === 'unknown') return unknown('The other side cannot tell whether it happened.')
      if (!found.happened) return { happened: false }
      const checked = checkOutput(found.output)
      return 'output' in checked ? { happened: true, output: checked.output } : unknown(checked.message)
    } catch (error) {
      return unknown(failureOf(error).message)
    }
  }

  private async load(actionId: string): Promise<LoadedAction> {
    const installed = this.registry.action(actionId)
    if (installed === undefined) {
      throw new ActionError({
        code: 'action_unknown',
        message: `No installed plugin has the action "${actionId}".`,
      })
    }
    const action = (await this.actionsOf(installed.plugin)).get(actionId)
    if (action === undefined) {
      throw new ActionError({
        code: 'action_unknown',
        message: `The plugin's bundle has no action "${actionId}"; pack it again.`,
      })
    }
    const loaded = { action, milliseconds: installed.action.timeoutSeconds * 1_000 }
    this.ready.set(actionId, loaded)
    return loaded
  }

  private actionsOf(plugin: InstalledPlugin): Promise<ReadonlyMap<string, ActionDefinition>> {
    const { name } = plugin.manifest
    const known = this.loading.get(name)
    if (known !== undefined) return known
    const loading = loadActions(plugin)
    this.loading.set(name, loading)
    loading.catch(() => this.loading.delete(name))
    return loading
  }
}

function contextOf(
  { input, shop, http, idempotencyKey, attempt }: ActionCall,
  signal: AbortSignal,
): Parameters<ActionDefinition['run']>[0] {
  return { input, shop, http, idempotencyKey, attempt, signal }
}

const unknown = (message: string): ReconcileResult => ({ happened: 'unknown', message })

async function loadActions(plugin: InstalledPlugin): Promise<ReadonlyMap<string, ActionDefinition>> {
  const { name } = plugin.manifest
  const { actions } = await loadPlugin(plugin)
  return new Map(actions.map((action) => [`${name}.${action.name}`, action]))
}

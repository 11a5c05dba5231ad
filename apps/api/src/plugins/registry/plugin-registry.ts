import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import {
  type ActionContract,
  describeType,
  type TriggerContract,
  type ValueType,
  type WorkflowCatalogue,
} from '@counterflow/core'
import {
  type ActionManifest,
  type ChannelManifest,
  type PluginManifest,
  pluginManifestSchema,
  type TemplateManifest,
  type TriggerKind,
  type TriggerManifest,
  type TriggerManifestOf,
} from '@counterflow/plugin-sdk/manifest'

/** An installed plugin: what it brings, and the folder with its bundle. */
export interface InstalledPlugin {
  readonly manifest: PluginManifest
  readonly folder: string
}

/** An action together with the plugin that brings it. */
export interface InstalledAction {
  readonly action: ActionManifest
  readonly plugin: InstalledPlugin
}

/** A channel together with the plugin that brings it. */
export interface InstalledChannel {
  readonly channel: ChannelManifest
  readonly plugin: InstalledPlugin
}

/**
 * The one place that knows which plugins there are. It reads manifests only: a plugin's code is loaded
 * by the host when one of its actions runs for the first time.
 */
export class PluginRegistry {
  readonly catalogue: WorkflowCatalogue
  readonly templates: ReadonlyMap<string, TemplateManifest>
  private readonly actions: ReadonlyMap<string, InstalledAction>
  private readonly triggers: ReadonlyMap<string, TriggerManifest>
  private readonly byEvent: ReadonlyMap<string, readonly TriggerManifest[]>

  constructor(
    readonly plugins: readonly InstalledPlugin[],
    shop: ValueType,
  ) {
    const manifests = plugins.map(({ manifest }) => manifest)
    const triggers = manifests.flatMap((manifest) => manifest.triggers)
    this.triggers = new Map(triggers.map((trigger) => [trigger.id, trigger]))
    this.byEvent = Map.groupBy(this.triggersOfKind('event'), ({ event }) => event)
    this.templates = new Map(
      manifests.flatMap((manifest) => manifest.templates.map((template) => [template.id, template] as const)),
    )
    this.actions = new Map(
      plugins.flatMap((plugin) =>
        plugin.manifest.actions.map((action) => [action.id, { action, plugin }] as const),
      ),
    )
    this.catalogue = {
      triggers: new Map(triggers.map((trigger) => [trigger.id, triggerContract(trigger)])),
      actions: new Map([...this.actions].map(([id, { action }]) => [id, actionContract(action)])),
      shop,
    }
  }

  /** Reads every plugin folder inside `folders`: those with a `dist/manifest.json`. */
  static async read(folders: readonly string[], shop: ValueType): Promise<PluginRegistry> {
    const plugins = await Promise.all(folders.map(readPlugins))
    return new PluginRegistry(plugins.flat(), shop)
  }

  action(id: string): InstalledAction | undefined {
    return this.actions.get(id)
  }

  trigger(id: string): TriggerManifest | undefined {
    return this.triggers.get(id)
  }

  /** Every trigger of one kind. */
  triggersOfKind<Kind extends TriggerKind>(kind: Kind): TriggerManifestOf<Kind>[] {
    return [...this.triggers.values()].filter((trigger) => isOfKind(trigger, kind))
  }

  /** Every channel, in the order of the plugins. */
  channels(): InstalledChannel[] {
    return this.plugins.flatMap((plugin) => plugin.manifest.channels.map((channel) => ({ channel, plugin })))
  }

  /** The triggers that fire on an event of this type. */
  triggersOn(eventType: string): readonly TriggerManifest[] {
    return this.byEvent.get(eventType) ?? []
  }

  /** The versions of the plugins that `actionIds` come from: what a workflow's version is pinned to. */
  versionsOf(actionIds: Iterable<string>): Record<string, string> {
    const manifests = [...actionIds].flatMap((id) => this.actions.get(id)?.plugin.manifest ?? [])
    return Object.fromEntries(manifests.map(({ name, version }) => [name, version]).sort())
  }
}

function isOfKind<Kind extends TriggerKind>(
  trigger: TriggerManifest,
  kind: Kind,
): trigger is TriggerManifestOf<Kind> {
  return trigger.kind === kind
}

function triggerContract(trigger: TriggerManifest): TriggerContract {
  const { id, kind, title, output, config, sampled, unsettled } = trigger
  return { id, kind, title, output: describeType(output), config: describeType(config), sampled, unsettled }
}

function actionContract(action: ActionManifest): ActionContract {
  const { id, title, permission, needsManualCapture, calls } = action
  return {
    id,
    title,
    input: describeType(action.input),
    output: describeType(action.output),
    sampled: action.sampled,
    permission,
    needsManualCapture,
    calls,
  }
}

async function readPlugins(folder: string): Promise<InstalledPlugin[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
  const plugins = await Promise.all(names.map((name) => readPlugin(path.join(folder, name, 'dist'))))
  return plugins.filter((plugin) => plugin !== undefined)
}

async function readPlugin(folder: string): Promise<InstalledPlugin | undefined> {
  const file = path.join(folder, 'manifest.json')
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const parsed = pluginManifestSchema.safeParse(JSON.parse(text))
  if (!parsed.success) throw new Error(`${file} is no plugin manifest: ${parsed.error.message}`)
  return { manifest: parsed.data, folder }
}

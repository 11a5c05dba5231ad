import type { LocalizedText } from '@counterflow/core'
import type { ActionDefinition } from './define-action.js'
import type { ChannelDefinition } from './define-channel.js'
import type { TemplateDefinition } from './define-template.js'
import type { TriggerDefinition } from './define-trigger.js'

/** Everything that a plugin brings. It is the default export of the plugin's entry file. */
export interface PluginDefinition {
  /** Lower-case letters, digits and `-`; the first half of every id of its triggers and actions. */
  readonly name: string
  readonly title: LocalizedText
  readonly triggers: readonly TriggerDefinition[]
  readonly actions: readonly ActionDefinition[]
  readonly templates: readonly TemplateDefinition[]
  /** Ways in which customers write and are answered. */
  readonly channels?: readonly ChannelDefinition[]
}

/**
 * Declares a plugin.
 * @throws Error when two triggers, actions, templates or channels share a name.
 */
export function definePlugin(definition: PluginDefinition): PluginDefinition {
  for (const kind of ['triggers', 'actions', 'templates', 'channels'] as const) {
    const seen = new Set<string>()
    for (const { name } of definition[kind] ?? []) {
      if (seen.has(name)) throw new Error(`The plugin "${definition.name}" has two ${kind} called "${name}".`)
      seen.add(name)
    }
  }
  return definition
}

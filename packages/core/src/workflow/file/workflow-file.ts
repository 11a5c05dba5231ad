import { z } from 'zod'
import { textsIn } from '../../json/texts-in.js'
import { triggerNodeId, type WorkflowDefinition, workflowDefinitionSchema } from '../definition.js'

const needsSchema = z
  .strictObject({
    plugins: z.record(z.string().max(100), z.string().max(100)).meta({
      description: 'The plugins that its triggers and actions come from, with the versions it was made with.',
    }),
    connections: z.record(z.string().max(100), z.string().max(200)).meta({
      description: 'The connections that it uses: their ids, each with the name that people know it by.',
    }),
  })
  .meta({ id: 'WorkflowNeeds' })

/** What a workflow needs of the shop that it is brought to. */
export type WorkflowNeeds = z.infer<typeof needsSchema>

export const workflowFileSchema = workflowDefinitionSchema
  .extend({ needs: needsSchema.optional() })
  .meta({ id: 'WorkflowFile' })

/** A workflow as a file: its definition, and what it needs. It holds no secrets; those stay with connections. */
export type WorkflowFile = z.infer<typeof workflowFileSchema>

/** What a shop has that workflows may need. */
export interface ShopProvision {
  /** The versions of the installed plugins, by name. */
  readonly plugins: Readonly<Record<string, string>>
  /** The names of the connections, by id. */
  readonly connections: Readonly<Record<string, string>>
}

/**
 * The file of `definition` as a shop that has `provision` hands it out. Samples stay behind: they were taken from real
 * events, and hold what customers and partners have said.
 */
export function workflowFileOf(definition: WorkflowDefinition, provision: ShopProvision): WorkflowFile {
  const plugins = pluginsUsedBy(definition).flatMap((name) => {
    const version = Object.hasOwn(provision.plugins, name) ? provision.plugins[name] : undefined
    return version === undefined ? [] : [[name, version] as const]
  })
  const used = textsIn([definition.trigger, definition.nodes])
  const connections = Object.entries(provision.connections).filter(([id]) => used.has(id))
  return {
    ...withoutSamples(definition),
    needs: { plugins: Object.fromEntries(plugins), connections: Object.fromEntries(connections) },
  }
}

function withoutSamples({ trigger, nodes, ...rest }: WorkflowDefinition): WorkflowDefinition {
  return {
    ...rest,
    trigger: trigger && withoutSample(trigger),
    nodes: nodes.map((node) => (node.kind === 'action' ? withoutSample(node) : node)),
  }
}

const withoutSample = <Sampled extends { sample?: unknown }>({ sample: _, ...rest }: Sampled) => rest

/**
 * The definition in a file. Where the file leaves a step without a place on the canvas, all of them find one anew:
 * otherwise they would lie upon each other.
 */
export function definitionOf({ needs: _, ...definition }: WorkflowFile): WorkflowDefinition {
  const placed = [triggerNodeId, ...definition.nodes.map(({ id }) => id)].every((id) =>
    Object.hasOwn(definition.layout, id),
  )
  return placed ? definition : { ...definition, layout: {} }
}

/** A trigger or an action with the place at which a definition names it; `path` leads there from its root. */
export interface NamedContribution {
  readonly id: string
  readonly path: readonly (string | number)[]
}

/** The triggers and actions that a definition names: that it starts with, waits for and carries out. */
export function contributionsOf({ trigger, nodes }: WorkflowDefinition): NamedContribution[] {
  const named = nodes.flatMap((node, index): NamedContribution[] => {
    if (node.kind === 'action') return [{ id: node.action, path: ['nodes', index, 'action'] }]
    return node.kind === 'wait' && node.for.kind === 'event'
      ? [{ id: node.for.trigger, path: ['nodes', index, 'for', 'trigger'] }]
      : []
  })
  return trigger === null ? named : [{ id: trigger.type, path: ['trigger', 'type'] }, ...named]
}

/** The plugins that a definition's triggers and actions come from, by name. */
export function pluginsUsedBy(definition: WorkflowDefinition): string[] {
  return [...new Set(contributionsOf(definition).map(({ id }) => pluginOf(id)))].sort()
}

/** The plugin's name in the id of one of its triggers or actions. */
export function pluginOf(contribution: string): string {
  return contribution.slice(0, contribution.indexOf('.'))
}

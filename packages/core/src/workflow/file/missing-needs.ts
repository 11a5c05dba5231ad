import type { WorkflowCatalogue } from '../catalogue.js'
import { triggerNodeId, type WorkflowDefinition } from '../definition.js'
import type { Finding } from '../finding.js'
import { finding } from '../findings.js'
import {
  contributionsOf,
  type NamedContribution,
  pluginOf,
  type ShopProvision,
  type WorkflowFile,
} from './workflow-file.js'

/** A plugin that a file needs and a shop lacks, or has in a version that lacks what the file uses. */
export interface MissingPlugin {
  readonly name: string
  /** The version that the file was made with, where it says so. */
  readonly wanted: string | undefined
  /** The version that the shop has; undefined where it has none. */
  readonly installed: string | undefined
  /** The triggers and actions that there are not, each with where the file names it. */
  readonly contributions: readonly NamedContribution[]
}

/** What a file needs and a shop does not have. */
export interface MissingNeeds {
  readonly plugins: readonly MissingPlugin[]
  /** The connections by the names that they had where the file was made. */
  readonly connections: readonly string[]
}

/**
 * What a workflow from a file lacks in a shop. Without a plugin it is not imported: nobody could say what its steps do.
 * A connection can be chosen anew on the canvas.
 */
export function missingNeeds(
  file: WorkflowFile,
  catalogue: WorkflowCatalogue,
  provision: ShopProvision,
): MissingNeeds {
  const absent = absentFrom(file, catalogue)
  const wanted = new Map(Object.entries(file.needs?.plugins ?? {}))
  const installed = new Map(Object.entries(provision.plugins))
  return {
    plugins: [...Map.groupBy(absent, ({ id }) => pluginOf(id))].map(([name, contributions]) => ({
      name,
      wanted: wanted.get(name),
      installed: installed.get(name),
      contributions,
    })),
    connections: Object.entries(file.needs?.connections ?? {})
      .filter(([id]) => !Object.hasOwn(provision.connections, id))
      .map(([, name]) => name),
  }
}

/** Where a definition names triggers and actions that no plugin has, connected or not: nobody knows what they do. */
export function unknownSteps(definition: WorkflowDefinition, catalogue: WorkflowCatalogue): Finding[] {
  return absentFrom(definition, catalogue).map(({ id, path }) => {
    const [root, position] = path
    const step = root === 'nodes' ? definition.nodes[Number(position)]?.id : undefined
    return path.at(-1) === 'action'
      ? finding('action_unknown', step ?? null, path, { action: id })
      : finding('trigger_unknown', step ?? triggerNodeId, path, { type: id })
  })
}

const absentFrom = (definition: WorkflowDefinition, { triggers, actions }: WorkflowCatalogue) =>
  contributionsOf(definition).filter(({ id }) => !triggers.has(id) && !actions.has(id))

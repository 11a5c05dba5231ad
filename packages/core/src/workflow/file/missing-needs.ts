import type { WorkflowCatalogue } from '../catalogue.js'
import { contributionsOf, pluginOf, type ShopProvision, type WorkflowFile } from './workflow-file.js'

/** A plugin that a file needs and a shop lacks, or has in a version that lacks what the file uses. */
export interface MissingPlugin {
  readonly name: string
  /** The version that the file was made with, where it says so. */
  readonly wanted: string | undefined
  /** The version that the shop has; undefined where it has none. */
  readonly installed: string | undefined
  /** The triggers and actions that there are not. */
  readonly contributions: readonly string[]
}

/** What a file needs and a shop does not have. */
export interface MissingNeeds {
  readonly plugins: readonly MissingPlugin[]
  /** The connections by the names that they had where the file was made. */
  readonly connections: readonly string[]
}

/**
 * What keeps a workflow from a file from being turned on in a shop until somebody brings it there. None of it keeps it
 * from being imported: whatever is missing can be replaced on the canvas.
 */
export function missingNeeds(
  file: WorkflowFile,
  catalogue: WorkflowCatalogue,
  provision: ShopProvision,
): MissingNeeds {
  const absent = contributionsOf(file).filter(
    (id) => !catalogue.triggers.has(id) && !catalogue.actions.has(id),
  )
  const wanted = new Map(Object.entries(file.needs?.plugins ?? {}))
  const installed = new Map(Object.entries(provision.plugins))
  return {
    plugins: [...Map.groupBy(absent, pluginOf)].map(([name, contributions]) => ({
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

import { createHash } from 'node:crypto'
import {
  canonicalJson,
  type WorkflowDefinition,
  type WorkflowId,
  type WorkflowVersionId,
  workflowVersionIdSchema,
} from '@counterflow/core'
import { z } from 'zod'

/**
 * The content address of a version: what the workflow does and with which plugins. Where its steps stand on the
 * canvas has no part in it, so that moving a card is no new version.
 */
export function versionIdOf(
  workflowId: WorkflowId,
  { layout: _, ...meaning }: WorkflowDefinition,
  plugins: Readonly<Record<string, string>>,
): WorkflowVersionId {
  // Through JSON, so that members without a value count as absent.
  const content = z.json().parse(JSON.parse(JSON.stringify({ workflowId, meaning, plugins })))
  return workflowVersionIdSchema.parse(createHash('sha256').update(canonicalJson(content)).digest('hex'))
}

/** Whether two definitions do the same, wherever their steps stand on the canvas. */
export function sameMeaning(left: WorkflowDefinition, right: WorkflowDefinition): boolean {
  const meaning = ({ layout: _, ...rest }: WorkflowDefinition) =>
    canonicalJson(z.json().parse(JSON.parse(JSON.stringify(rest))))
  return meaning(left) === meaning(right)
}

import { createHash } from 'node:crypto'
import {
  canonicalJson,
  type WorkflowDefinition,
  type WorkflowId,
  type WorkflowVersionId,
  workflowVersionIdSchema,
} from '@counterflow/core'

/**
 * The content address of a version: what the workflow does and with which plugins. Where its steps stand on the
 * canvas and what is noted beside them have no part in it, so that moving a card is no new version.
 */
export function versionIdOf(
  workflowId: WorkflowId,
  { layout: _layout, notes: _notes, ...meaning }: WorkflowDefinition,
  plugins: Readonly<Record<string, string>>,
): WorkflowVersionId {
  const content = canonicalJson({ workflowId, meaning, plugins })
  return workflowVersionIdSchema.parse(createHash('sha256').update(content).digest('hex'))
}

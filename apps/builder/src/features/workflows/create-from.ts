import type { WorkflowDefinition } from '@counterflow/core'
import { answered, api } from '../../platform/api/client'

/**
 * Makes a workflow of a definition. As plain JSON: what the client's types make of a value inside of a value depends on
 * where it is first looked at.
 */
export const createFrom = (name: string, definition: WorkflowDefinition) =>
  answered(
    api.POST('/api/v1/workflows', { body: { name, definition: JSON.parse(JSON.stringify(definition)) } }),
  )

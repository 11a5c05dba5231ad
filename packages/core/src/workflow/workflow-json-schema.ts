import { z } from 'zod'
import { workflowDefinitionSchema } from './definition.js'

/** The published JSON Schema (2020-12) of a workflow file. */
export function workflowJsonSchema(): object {
  return z.toJSONSchema(workflowDefinitionSchema, { target: 'draft-2020-12' })
}

import { z } from 'zod'
import { workflowFileSchema } from './file/workflow-file.js'

/** The published JSON Schema (2020-12) of a workflow file. */
export function workflowJsonSchema(): object {
  return z.toJSONSchema(workflowFileSchema, { target: 'draft-2020-12' })
}

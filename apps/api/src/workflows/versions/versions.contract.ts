import { workflowDefinitionSchema, workflowIdSchema, workflowVersionIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'
import { versionNoteSchema } from '../definitions/workflows.contract.js'

export const workflowVersionSchema = z
  .strictObject({
    id: workflowVersionIdSchema,
    live: z.boolean(),
    createdAt: z.iso.datetime().meta({ description: 'When it was turned on for the first time.' }),
    turnedOnBy: z.string().meta({ description: 'Who turned it on last.' }),
    note: z.string().nullable().meta({ description: 'What people wrote about it.' }),
    runs: z.int().meta({ description: 'How many runs it has had, as far as they are still kept.' }),
  })
  .meta({ id: 'WorkflowVersion' })

const params = z.strictObject({ workflowId: workflowIdSchema })
const versionParams = params.extend({ versionId: workflowVersionIdSchema })
const tag = 'Workflows'

export const versionRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/workflows/{workflowId}/versions',
    access: requires('workflows.read'),
    operationId: 'listWorkflowVersions',
    tag,
    summary: 'Everything that a workflow has been, the latest version first',
    description: 'The latest two hundred. A version is made by turning a draft on and never changes.',
    params,
    status: 200,
    response: z.strictObject({ items: z.array(workflowVersionSchema) }),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/workflows/{workflowId}/versions/{versionId}',
    access: requires('workflows.read'),
    operationId: 'getWorkflowVersion',
    tag,
    summary: 'One version with what it does',
    description: 'To go back to it, save its definition as the draft and turn that on.',
    params: versionParams,
    status: 200,
    response: z
      .strictObject({ ...workflowVersionSchema.shape, definition: workflowDefinitionSchema })
      .meta({ id: 'WorkflowVersionWithDefinition' }),
  }),
  note: defineRoute({
    method: 'PUT',
    path: '/api/v1/workflows/{workflowId}/versions/{versionId}/note',
    access: requires('workflows.edit'),
    operationId: 'setWorkflowVersionNote',
    tag,
    summary: 'Write about a version, for those who look for it later',
    params: versionParams,
    body: z.strictObject({ note: versionNoteSchema }),
    status: 200,
    response: workflowVersionSchema,
  }),
}

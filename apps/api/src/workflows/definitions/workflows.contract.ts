import {
  findingSchema,
  workflowDefinitionSchema,
  workflowFileSchema,
  workflowIdSchema,
  workflowVersionIdSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, publicAccess, requires } from '../../platform/http/route-contract.js'
import { rowVersionSchema } from '../../platform/http/row-version.js'
import { waitingChoices } from '../runs/settling/settling-words.js'

export const workflowSummarySchema = z
  .strictObject({
    id: workflowIdSchema,
    name: z.string(),
    live: z.boolean(),
    liveVersionId: workflowVersionIdSchema.nullable(),
    draftDiffersFromLive: z.boolean(),
    triggerType: z.string().nullable(),
    templateId: z.string().nullable(),
    folder: z.string().nullable().meta({ description: 'What people keep it in.' }),
    updatedAt: z.iso.datetime(),
    runs: z
      .strictObject({ total: z.int(), succeeded: z.int(), failed: z.int() })
      .meta({ description: 'Runs of the last 24 hours.' }),
    attention: z
      .array(findingSchema)
      .meta({ description: 'Why the live version can no longer do its work, if so (R65).' }),
  })
  .meta({ id: 'WorkflowSummary' })

export const workflowSchema = z
  .strictObject({
    ...workflowSummarySchema.shape,
    draft: workflowDefinitionSchema,
    draftRevision: rowVersionSchema.meta({
      description: 'Send it back when saving; it guards against overwriting.',
    }),
    findings: z.array(findingSchema).meta({ description: 'What stands against turning the draft on.' }),
  })
  .meta({ id: 'Workflow' })

/** What people write about a version. */
export const versionNoteSchema = z.string().trim().max(500)

const workflowParams = z.strictObject({ workflowId: workflowIdSchema })
const tag = 'Workflows'

export const workflowRoutes = {
  schema: defineRoute({
    method: 'GET',
    path: '/api/v1/workflow-schema',
    access: publicAccess,
    operationId: 'getWorkflowSchema',
    tag,
    summary: 'The JSON Schema of a workflow file',
    description: 'For editors and programs that write workflow files. Draft 2020-12.',
    status: 200,
    response: z.record(z.string(), z.unknown()),
  }),
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/workflows',
    access: requires('workflows.read'),
    operationId: 'listWorkflows',
    tag,
    summary: 'Every workflow, last changed first',
    status: 200,
    response: z.strictObject({ items: z.array(workflowSummarySchema) }),
  }),
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/workflows',
    access: requires('workflows.edit'),
    operationId: 'createWorkflow',
    tag,
    summary: 'Start a workflow as a draft, empty or from a definition',
    description:
      "Amounts in another currency than the shop's become the comparable round figure of the shop's: $1,000 is ₩1,000,000.",
    body: z.strictObject({
      name: z.string().trim().min(1).max(120),
      definition: workflowFileSchema.optional().meta({
        description:
          'What a file holds: a definition, and what it needs. Without a plugin that it uses it is refused; missing connections are findings.',
      }),
    }),
    status: 201,
    response: workflowSchema,
    problems: ['invalid-workflow'],
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/workflows/{workflowId}',
    access: requires('workflows.read'),
    operationId: 'getWorkflow',
    tag,
    summary: 'One workflow with its draft and what stands against turning it on',
    params: workflowParams,
    status: 200,
    response: workflowSchema,
  }),
  saveDraft: defineRoute({
    method: 'PUT',
    path: '/api/v1/workflows/{workflowId}/draft',
    access: requires('workflows.edit'),
    operationId: 'saveWorkflowDraft',
    tag,
    summary: 'Save the draft',
    description:
      'A draft may be unfinished: findings come back with it. A broken graph (an edge to nowhere, two steps with one id) is refused.',
    params: workflowParams,
    body: z.strictObject({ revision: rowVersionSchema, definition: workflowDefinitionSchema }),
    status: 200,
    response: workflowSchema,
    problems: ['draft-changed-elsewhere', 'invalid-workflow'],
  }),
  turnOn: defineRoute({
    method: 'POST',
    path: '/api/v1/workflows/{workflowId}/turn-on',
    access: requires('workflows.publish'),
    operationId: 'turnOnWorkflow',
    tag,
    summary: 'Make the draft an immutable version and let it run',
    description:
      'What is to become of runs that wait is kept with it and done in the background, whatever happens to the caller: GET `waiting-runs` tells how far that has come. Runs that were still to be moved to another version stay where they are.',
    params: workflowParams,
    body: z.strictObject({
      revision: rowVersionSchema,
      note: versionNoteSchema
        .optional()
        .meta({ description: 'About the version, for those who look for it later.' }),
      waitingRuns: z.enum(waitingChoices).default('keep').meta({
        description:
          'What becomes of runs that wait on earlier versions: each finishes on its own, goes on with this one as far as nothing would be done twice, or is cancelled. Anything but `keep` needs the permission `runs.manage`.',
      }),
    }),
    status: 200,
    response: workflowSchema,
    problems: ['draft-changed-elsewhere', 'workflow-not-ready'],
  }),
  turnOff: defineRoute({
    method: 'POST',
    path: '/api/v1/workflows/{workflowId}/turn-off',
    access: requires('workflows.publish'),
    operationId: 'turnOffWorkflow',
    tag,
    summary: 'Start no further runs; those under way go on',
    params: workflowParams,
    status: 200,
    response: workflowSchema,
  }),
  move: defineRoute({
    method: 'PUT',
    path: '/api/v1/workflows/{workflowId}/folder',
    access: requires('workflows.edit'),
    operationId: 'setWorkflowFolder',
    tag,
    summary: 'Put a workflow into a folder, or into none',
    description: 'There is a folder for as long as something is in it.',
    params: workflowParams,
    body: z.strictObject({ folder: z.string().trim().min(1).max(60).nullable() }),
    status: 200,
    response: workflowSchema,
  }),
  delete: defineRoute({
    method: 'DELETE',
    path: '/api/v1/workflows/{workflowId}',
    access: requires('workflows.edit'),
    operationId: 'deleteWorkflow',
    tag,
    summary: 'Remove a workflow that is off; its past runs stay',
    params: workflowParams,
    status: 204,
    response: z.undefined(),
    problems: ['workflow-is-on'],
  }),
}

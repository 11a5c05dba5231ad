import { z } from 'zod'
import { conditionSchema } from '../condition/condition.js'
import { plainJsonSchema } from '../json/json.js'
import { referenceSchema } from '../reference/reference.js'
import { valueSchema } from '../reference/value.js'
import { contributionIdSchema } from './contribution-id.js'
import { flowControlSchema } from './flow-control.js'
import { waitForSchema } from './wait.js'

/** The id under which edges name the trigger. No node may bear it. */
export const triggerNodeId = 'trigger'

export const nodeIdSchema = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]{0,39}$/,
    'A step id starts with a lower-case letter and holds lower-case letters, digits and "_", 40 at most.',
  )
  .meta({ id: 'NodeId' })

/** A step's id. It never changes; the name beside it is for people. */
export type NodeId = z.infer<typeof nodeIdSchema>

const named = { id: nodeIdSchema, name: z.string().max(120).optional() }
const inputSchema = z.record(z.string().max(100), valueSchema)

/** An answer that was seen once: the value at the place that the contract names as `sampled`, not the whole output. */
const sampleSchema = plainJsonSchema

export const retryPolicySchema = z.strictObject({
  attempts: z.int().min(1).max(20),
  firstDelaySeconds: z.number().min(0.1).max(3_600),
})

/** How often an action is tried in all, and how long before the second attempt; each later delay is twice the last. */
export type RetryPolicy = z.infer<typeof retryPolicySchema>

export const conditionNodeSchema = z.strictObject({
  ...named,
  kind: z.literal('condition'),
  when: conditionSchema,
})

const switchCaseSchema = z.strictObject({
  port: z
    .string()
    .regex(/^case_[a-z0-9]{1,20}$/, 'A case\'s port is "case_" with letters or digits after it.'),
  name: z.string().min(1).max(120),
  when: conditionSchema,
})

export const switchNodeSchema = z.strictObject({
  ...named,
  kind: z.literal('switch'),
  cases: z.array(switchCaseSchema).min(1).max(50),
})

export const setNodeSchema = z.strictObject({ ...named, kind: z.literal('set'), values: inputSchema })

export const actionNodeSchema = z.strictObject({
  ...named,
  kind: z.literal('action'),
  action: contributionIdSchema,
  input: inputSchema,
  retry: retryPolicySchema.optional(),
  sample: sampleSchema.optional(),
})

export const eachNodeSchema = z.strictObject({ ...named, kind: z.literal('each'), items: referenceSchema })

export const waitNodeSchema = z.strictObject({ ...named, kind: z.literal('wait'), for: waitForSchema })

export const stopNodeSchema = z.strictObject({
  ...named,
  kind: z.literal('stop'),
  result: z.enum(['succeeded', 'failed']),
  message: valueSchema.optional(),
})

export const workflowNodeSchema = z
  .discriminatedUnion('kind', [
    conditionNodeSchema,
    switchNodeSchema,
    setNodeSchema,
    actionNodeSchema,
    eachNodeSchema,
    waitNodeSchema,
    stopNodeSchema,
  ])
  .meta({ id: 'WorkflowNode' })

/** One step of a workflow. */
export type WorkflowNode = z.infer<typeof workflowNodeSchema>

export const edgeSchema = z
  .strictObject({
    from: z.union([z.literal(triggerNodeId), nodeIdSchema]),
    port: z.string().min(1).max(40),
    to: nodeIdSchema,
  })
  .meta({ id: 'WorkflowEdge' })

/** A connection from a named port of one step to another step. */
export type WorkflowEdge = z.infer<typeof edgeSchema>

export const triggerSchema = z
  .strictObject({
    type: contributionIdSchema,
    name: z.string().max(120).optional(),
    config: inputSchema,
    when: conditionSchema.optional(),
    sample: sampleSchema.optional(),
  })
  .meta({ id: 'WorkflowTrigger' })

/** What starts a workflow; `when` narrows it down before a run is made. */
export type WorkflowTrigger = z.infer<typeof triggerSchema>

export const positionSchema = z.strictObject({ x: z.number(), y: z.number() })

/** A place on the canvas, in its own units; y grows downwards. */
export type Position = z.infer<typeof positionSchema>

/** The colours that a note may have; screens know what they look like in the light and in the dark. */
export const noteHues = ['yellow', 'blue', 'green', 'pink', 'grey'] as const

export const noteSchema = z
  .strictObject({
    id: nodeIdSchema,
    text: z.string().max(5_000),
    x: z.number(),
    y: z.number(),
    width: z.number().min(120).max(1_200),
    height: z.number().min(60).max(1_200),
    hue: z.enum(noteHues).optional(),
  })
  .meta({ id: 'WorkflowNote' })

/** Something written beside the steps for those who read the workflow. It has no part in what the workflow does. */
export type WorkflowNote = z.infer<typeof noteSchema>

/** The version of the definition's format that this code writes. */
export const definitionSchemaVersion = 1

export const workflowDefinitionSchema = z
  .strictObject({
    schema: z.literal(definitionSchemaVersion, {
      error: `Expected schema ${definitionSchemaVersion}; a file from a newer Counterflow needs that version.`,
    }),
    name: z.string().trim().min(1).max(120),
    trigger: triggerSchema.nullable(),
    nodes: z.array(workflowNodeSchema).max(2_000),
    edges: z.array(edgeSchema).max(10_000),
    flow: flowControlSchema.optional(),
    layout: z.record(z.string().max(40), positionSchema),
    notes: z.array(noteSchema).max(200).optional(),
  })
  .meta({ id: 'WorkflowDefinition' })

/**
 * A workflow as it is drawn, saved and exchanged. `trigger` is null only in a draft;
 * `layout` says where the steps stand on the canvas; neither it nor `notes` has a part in what the workflow does.
 */
export type WorkflowDefinition = z.infer<typeof workflowDefinitionSchema>

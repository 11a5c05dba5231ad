import { z } from 'zod'
import {
  edgeSchema,
  nodeIdSchema,
  noteSchema,
  positionSchema,
  triggerSchema,
  workflowNodeSchema,
} from '../workflow/definition.js'
import { flowControlSchema } from '../workflow/flow-control.js'

/** What an edit was, in one word; screens say it in the reader's language. */
export const changeKinds = [
  'add',
  'insert',
  'connect',
  'disconnect',
  'reconnect',
  'delete',
  'deleteSeveral',
  'move',
  'align',
  'configure',
  'rename',
  'renameWorkflow',
  'tidy',
  'trigger',
  'flow',
  'paste',
  'cut',
  'duplicate',
  'addNote',
  'changeNote',
  'deleteNote',
  'import',
  'replace',
] as const

const changeSchema = z.strictObject({
  kind: z.enum(changeKinds),
  name: z.string().max(200).optional(),
  merge: z.string().max(200).optional(),
})

/**
 * What an edit did, so that undoing can say what it undoes. `name` is the step's name, where the words have a place
 * for it. Edits in a row with the same `merge` are one, such as typing into one field.
 */
export type Change = z.infer<typeof changeSchema>

const index = z.int().min(0)

/**
 * One thing of a definition, as it was and as it is. `null` stands for "not there": from null it comes, to null it
 * goes. `at` is the place in its list, which only coming and going look at.
 */
export const elementChangeSchema = z.discriminatedUnion('element', [
  z.strictObject({ element: z.literal('name'), before: z.string(), after: z.string() }),
  z.strictObject({
    element: z.literal('trigger'),
    before: triggerSchema.nullable(),
    after: triggerSchema.nullable(),
  }),
  z.strictObject({
    element: z.literal('flow'),
    before: flowControlSchema.nullable(),
    after: flowControlSchema.nullable(),
  }),
  z.strictObject({
    element: z.literal('step'),
    id: nodeIdSchema,
    at: index,
    before: workflowNodeSchema.nullable(),
    after: workflowNodeSchema.nullable(),
  }),
  z.strictObject({
    element: z.literal('edge'),
    id: z.string().max(140),
    at: index,
    before: edgeSchema.nullable(),
    after: edgeSchema.nullable(),
  }),
  z.strictObject({
    element: z.literal('place'),
    id: z.string().max(40),
    before: positionSchema.nullable(),
    after: positionSchema.nullable(),
  }),
  z.strictObject({
    element: z.literal('note'),
    id: nodeIdSchema,
    at: index,
    before: noteSchema.nullable(),
    after: noteSchema.nullable(),
  }),
])

export type ElementChange = z.infer<typeof elementChangeSchema>

export const operationSchema = z.strictObject({ what: changeSchema, changes: z.array(elementChangeSchema) })

/** An edit as data: it can be applied, inverted, merged with the next one, and kept. */
export type Operation = z.infer<typeof operationSchema>

/** What tells one changed thing from another: two changes with equal keys are about the same thing. */
export const elementKey = (change: ElementChange): string =>
  'id' in change ? `${change.element} ${change.id}` : change.element

/** The operation that takes `operation` back. Applying one after the other changes nothing. */
export function invertOperation({ what, changes }: Operation): Operation {
  return { what, changes: changes.map(inverted).reverse() }
}

const inverted = <Kind extends ElementChange>(change: Kind): Kind => ({
  ...change,
  before: change.after,
  after: change.before,
})

import type { JsonSchema, ReferencePath, Value, WorkflowDefinition } from '@counterflow/core'
import { type Catalogue, readSchema } from '../../catalogue/catalogue'

/** The path to a field that holds the id of a thing of ours (`x-counterflow-type`), such as the order's id. */
function pathTo(
  schema: JsonSchema,
  mark: string,
  definitions: Record<string, JsonSchema>,
  depth = 0,
): ReferencePath | undefined {
  if (depth > 4) return undefined
  const entries = fieldsOf(schema, definitions)
  const marked = entries.find(([, field]) => markOf(field) === mark)
  if (marked !== undefined) return [marked[0]]
  for (const [field, inner] of entries) {
    const rest = pathTo(inner, mark, definitions, depth + 1)
    if (rest !== undefined) return [field, ...rest]
  }
  return undefined
}

/** The fields of an object; what may be missing altogether, such as an order's customer, has them too. */
function fieldsOf(schema: JsonSchema, definitions: Record<string, JsonSchema>): [string, JsonSchema][] {
  const name = schema.$ref?.split('/').at(-1)
  const target = name === undefined ? schema : (definitions[name] ?? {})
  return [
    ...Object.entries(target.properties ?? {}),
    ...(target.anyOf ?? []).flatMap((branch) => fieldsOf(branch, definitions)),
  ]
}

const markOf = (field: JsonSchema): string | undefined =>
  field['x-counterflow-type'] ?? field.anyOf?.map((branch) => branch['x-counterflow-type']).find(Boolean)

const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value)

/**
 * What a new action begins with: what its fields say themselves, and what it works on (the order, the customer) from
 * what started the workflow, if that has one.
 */
export function suggestedInput(
  actionId: string,
  { trigger }: WorkflowDefinition,
  { actions, triggers }: Catalogue,
): Record<string, Value> {
  const action = actions.get(actionId)
  if (action === undefined) return {}
  const started = trigger === null ? undefined : triggers.get(trigger.type)
  const output = started === undefined ? {} : readSchema(started.output)
  const input: Record<string, Value> = {}
  for (const [name, field] of Object.entries(readSchema(action.input).properties ?? {})) {
    if (isPlain(field.default)) input[name] = field.default
    const mark = markOf(field)
    if (mark === undefined || mark === 'money') continue
    const path = pathTo(output, mark, output.$defs ?? {})
    if (path !== undefined) input[name] = { $ref: ['trigger', ...path] }
  }
  return input
}

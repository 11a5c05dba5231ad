import { type WorkflowNode, workflowNodeSchema } from '../workflow/definition.js'

/** Roots of references whose next segment is a step's id. */
const rootsOfSteps: ReadonlySet<unknown> = new Set(['steps', 'each'])

/** `node` with every reference and template that names a step of `ids` following it to its new id. */
export function renameSteps(node: WorkflowNode, ids: ReadonlyMap<string, string>): WorkflowNode {
  if ([...ids].every(([before, after]) => before === after)) return node
  // A sample is what somebody answered once, and speaks of no step.
  const renamed = Object.entries(node).map(([field, value]) => [
    field,
    field === 'sample' ? value : renamedIn(value, ids),
  ])
  return workflowNodeSchema.parse(Object.fromEntries(renamed))
}

function renamedIn(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => renamedIn(item, ids))
  if (typeof value !== 'object' || value === null) return value
  if ('$ref' in value) return { $ref: renamedPath(value.$ref, ids) }
  if ('$template' in value) return { $template: renamedTemplate(value.$template, ids) }
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, renamedIn(member, ids)]))
}

function renamedPath(path: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (!Array.isArray(path) || !rootsOfSteps.has(path[0])) return path
  const [root, id, ...rest] = path
  return [root, typeof id === 'string' ? (ids.get(id) ?? id) : id, ...rest]
}

/** What Liquid reads: `{{ … }}` and `{% … %}`. */
const tags = /\{\{.*?\}\}|\{%.*?%\}/gs
/** A text in quotes, which stays, or a step's id after its root: `steps.charge`, `each["lines"]`. */
const stepNames =
  /"[^"]*"|'[^']*'|(?<root>(?<![\w.-])(?:steps|each)\s*)(?:(?<dot>\.\s*)(?<name>[a-z][a-z0-9_]*)|(?<open>\[\s*["'])(?<quoted>[a-z][a-z0-9_]*)(?<close>["']\s*\]))/g

function renamedTemplate(template: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof template !== 'string') return template
  const known = (id: string | undefined) => (id === undefined ? '' : (ids.get(id) ?? id))
  return template.replace(tags, (tag) =>
    tag.replace(stepNames, (found, ...parts) => {
      const groups: Record<string, string | undefined> = parts.at(-1)
      const { root, dot, name, open, quoted, close } = groups
      if (root === undefined) return found
      return dot === undefined ? `${root}${open}${known(quoted)}${close}` : `${root}${dot}${known(name)}`
    }),
  )
}

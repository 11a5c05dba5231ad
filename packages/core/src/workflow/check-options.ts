import type { Value } from '../reference/value.js'
import type { FieldType, ValueType } from '../reference/value-type.js'
import type { WorkflowCatalogue } from './catalogue.js'
import { triggerNodeId, type WorkflowDefinition } from './definition.js'
import type { Finding } from './finding.js'
import { finding } from './findings.js'

/**
 * What there is to choose from in a shop, by the source that a schema names (`connections`, `staff`): the ids. A source
 * that is not in here is not asked.
 */
export type KnownOptions = Readonly<Record<string, ReadonlySet<string>>>

/** What can be chosen, and of it the connections whose secret cannot be read here, as after a restore elsewhere. */
export interface OptionsThere {
  readonly known: KnownOptions
  readonly unreadable: ReadonlySet<string>
}

type Path = readonly (string | number)[]

/** Where a definition chooses something that the shop has no longer or cannot use, or calls a path without saying whose. */
export function checkOptions(
  { trigger, nodes }: WorkflowDefinition,
  { triggers, actions }: WorkflowCatalogue,
  there: OptionsThere,
): Finding[] {
  const config = trigger === null ? undefined : triggers.get(trigger.type)?.config
  const chosen =
    trigger === null || config === undefined
      ? []
      : goneOptions(trigger.config, config, triggerNodeId, ['trigger', 'config'], there)
  return [
    ...chosen,
    ...nodes.flatMap((node, index) => {
      const action = node.kind === 'action' ? actions.get(node.action) : undefined
      if (node.kind !== 'action' || action === undefined) return []
      const at = ['nodes', index, 'input']
      return [
        ...goneOptions(node.input, action.input, node.id, at, there),
        ...connectionMissing(node.input, action.calls, node.id, at),
      ]
    }),
  ]
}

function goneOptions(
  value: Value,
  type: ValueType,
  nodeId: string,
  path: Path,
  there: OptionsThere,
): Finding[] {
  if (type.kind === 'list' && Array.isArray(value)) {
    return value.flatMap((item, index) => goneOptions(item, type.item, nodeId, [...path, index], there))
  }
  if (type.kind !== 'object' || typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.entries(value).flatMap(([name, member]) => {
    const field = Object.hasOwn(type.fields, name) ? type.fields[name] : undefined
    if (field === undefined || member === undefined) return []
    const at = [...path, name]
    const against = (choice: Value, where: Path): Finding[] => {
      const code = obstacle(choice, field, there)
      const values = { field: field.title ?? name, source: field.optionsFrom ?? '' }
      return code === undefined ? [] : [finding(code, nodeId, where, values)]
    }
    if (field.optionsFrom === undefined) return goneOptions(member, field.type, nodeId, at, there)
    if (Array.isArray(member)) return member.flatMap((one, index) => against(one, [...at, index]))
    return against(member, at)
  })
}

function obstacle(value: Value, { optionsFrom }: FieldType, { known, unreadable }: OptionsThere) {
  if (optionsFrom === undefined || typeof value !== 'string' || value === '') return undefined
  const options = Object.hasOwn(known, optionsFrom) ? known[optionsFrom] : undefined
  if (options !== undefined && !options.has(value)) return 'option_gone'
  return optionsFrom === 'connections' && unreadable.has(value) ? 'connection_unreadable' : undefined
}

/** A path is an address only together with the connection that it belongs to. */
function connectionMissing(
  input: Readonly<Record<string, Value>>,
  calls: { readonly url: string; readonly connection: string } | null | undefined,
  nodeId: string,
  path: Path,
): Finding[] {
  if (calls === null || calls === undefined) return []
  const [url, connection] = [input[calls.url], input[calls.connection]]
  const isPath = typeof url === 'string' && url.trim().startsWith('/')
  const isChosen = connection !== undefined && connection !== ''
  return isPath && !isChosen
    ? [finding('connection_missing', nodeId, [...path, calls.connection], { url: url.trim() })]
    : []
}

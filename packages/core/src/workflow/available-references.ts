import type { Json } from '../json/json.js'
import { moneyIn } from '../money/money.js'
import type { ReferencePath } from '../reference/reference.js'
import { typeOfSample, withTypeAt } from '../reference/sample-type.js'
import { type NoSuchField, typeAt } from '../reference/type-at.js'
import { isReference, isTemplate, type Value } from '../reference/value.js'
import { type FieldType, unknownType, type ValueType } from '../reference/value-type.js'
import type { WorkflowCatalogue } from './catalogue.js'
import { type Certainty, certainties, nothingCertain } from './certainty.js'
import { type NodeId, triggerNodeId, type WorkflowDefinition, type WorkflowNode } from './definition.js'
import { buildGraph, type Graph, scopeChain } from './graph.js'

/** A value that references can start from, as the picker shows it. */
export interface ReferenceRoot {
  readonly path: ReferencePath
  readonly type: ValueType
  /** The step whose result it is; null for the trigger, the shop and the current item of an `each`. */
  readonly nodeId: NodeId | null
}

/** What may be referred to, and of which type it is, anywhere in one workflow. */
export interface ReferenceTypes {
  /** The roots that can exist at `nodeId` (`trigger` for the trigger's own condition). */
  readonly rootsAt: (nodeId: string) => readonly ReferenceRoot[]
  /** The type of `path` at `nodeId`, whether or not it can exist there. */
  readonly typeOf: (path: ReferencePath, nodeId: string) => ValueType | NoSuchField
  readonly certaintyAt: (nodeId: string) => Certainty
  readonly graph: Graph
}

interface Prepared {
  readonly catalogue: WorkflowCatalogue
  readonly types: ReferenceTypes
}

const prepared = new WeakMap<WorkflowDefinition, Prepared>()

/**
 * Prepares the questions about references of one definition: once, for forms, pickers and validation alike. What takes
 * long is worked out when the first of them is asked, so that an edit costs nothing where nobody asks.
 */
export function referenceTypes(definition: WorkflowDefinition, catalogue: WorkflowCatalogue): ReferenceTypes {
  const known = prepared.get(definition)
  if (known?.catalogue === catalogue) return known.types
  const types = prepare(definition, catalogue)
  prepared.set(definition, { catalogue, types })
  return types
}

function prepare(definition: WorkflowDefinition, catalogue: WorkflowCatalogue): ReferenceTypes {
  const graph = () => buildGraph(definition)
  const outputs = new Map<NodeId, ValueType>()
  const contract = definition.trigger === null ? undefined : catalogue.triggers.get(definition.trigger.type)
  const trigger = contract === undefined ? unknownType : sampledOutput(contract, definition.trigger?.sample)

  const typeOf = (path: ReferencePath, nodeId: string): ValueType | NoSuchField => {
    const [root, name, ...rest] = path
    if (root === 'trigger') return typeAt(trigger, path.slice(1))
    if (root === 'shop') return typeAt(catalogue.shop, path.slice(1))
    if (root === 'steps' && typeof name === 'string') {
      const node = graph().nodes.get(name)
      return node === undefined
        ? { missing: name, known: [...certaintyAt(nodeId).certain] }
        : typeAt(outputOf(node), rest)
    }
    if (root === 'each' && typeof name === 'string') return typeAt(itemOf(name), rest)
    return { missing: String(root), known: ['trigger', 'steps', 'shop'] }
  }

  const outputOf = (node: WorkflowNode): ValueType => {
    const known = outputs.get(node.id)
    if (known !== undefined) return known
    // Placed first, so that steps that refer to each other end here instead of going round.
    outputs.set(node.id, unknownType)
    const type = outputType(node, catalogue, (value) => typeOfValue(value, (path) => typeOf(path, node.id)))
    outputs.set(node.id, type)
    return type
  }

  const itemOf = (eachId: string): ValueType => {
    const node = graph().nodes.get(eachId)
    const list = node?.kind === 'each' ? typeOf(node.items.$ref, eachId) : unknownType
    const item = 'missing' in list || list.kind !== 'list' ? unknownType : list.item
    return objectType({ item, index: { kind: 'number', integer: true, nullable: false } })
  }

  const certaintyAt = (nodeId: string): Certainty => certainties(graph()).get(nodeId) ?? nothingCertain

  const rootsAt = (nodeId: string): ReferenceRoot[] => {
    const roots: ReferenceRoot[] = [{ path: ['trigger'], type: trigger, nodeId: null }]
    if (nodeId !== triggerNodeId) {
      const { certain } = certaintyAt(nodeId)
      for (const node of graph().order) {
        if (!certain.has(node.id)) continue
        const type = outputOf(node)
        if (hasSomething(type)) roots.push({ path: ['steps', node.id], type, nodeId: node.id })
      }
      for (const eachId of scopeChain(graph(), nodeId)) {
        roots.push({ path: ['each', eachId], type: itemOf(eachId), nodeId: null })
      }
    }
    return [...roots, { path: ['shop'], type: catalogue.shop, nodeId: null }]
  }

  return {
    rootsAt,
    typeOf,
    certaintyAt,
    get graph() {
      return graph()
    },
  }
}

/** The roots of references that can exist at `nodeId` of `definition`. */
export function availableReferences(
  definition: WorkflowDefinition,
  nodeId: string,
  catalogue: WorkflowCatalogue,
): readonly ReferenceRoot[] {
  return referenceTypes(definition, catalogue).rootsAt(nodeId)
}

function hasSomething(type: ValueType): boolean {
  return type.kind !== 'object' || type.open || Object.keys(type.fields).length > 0
}

/** The output as its contract says it, with what the sample shows at the place that the contract leaves open. */
function sampledOutput(
  { output, sampled }: { readonly output: ValueType; readonly sampled: ReferencePath | null },
  sample: Json | undefined,
): ValueType {
  return sampled === null || sample === undefined ? output : withTypeAt(output, sampled, typeOfSample(sample))
}

const emptyType = objectType({})

function outputType(
  node: WorkflowNode,
  catalogue: WorkflowCatalogue,
  typeOfInput: (value: Value) => ValueType,
): ValueType {
  switch (node.kind) {
    case 'action': {
      const contract = catalogue.actions.get(node.action)
      return contract === undefined ? unknownType : sampledOutput(contract, node.sample)
    }
    case 'wait':
      return node.for.kind === 'event'
        ? (catalogue.triggers.get(node.for.trigger)?.output ?? unknownType)
        : emptyType
    case 'set':
      return objectType(
        Object.fromEntries(Object.entries(node.values).map(([name, value]) => [name, typeOfInput(value)])),
      )
    case 'each':
      return objectType({ count: { kind: 'number', integer: true, nullable: false } })
    default:
      return emptyType
  }
}

function objectType(types: Readonly<Record<string, ValueType>>): ValueType {
  const fields = Object.entries(types).map(([name, type]): [string, FieldType] => [
    name,
    { type, required: true, title: undefined, description: undefined },
  ])
  return { kind: 'object', fields: Object.fromEntries(fields), open: false, nullable: false }
}

/** The type of a configured value; `typeOf` answers for the references in it. */
export function typeOfValue(
  value: Value,
  typeOf: (path: ReferencePath) => ValueType | NoSuchField,
): ValueType {
  if (value === null) return { kind: 'unknown', nullable: true }
  if (typeof value === 'string') return { kind: 'text', options: [value], nullable: false }
  if (typeof value === 'number') return { kind: 'number', integer: Number.isInteger(value), nullable: false }
  if (typeof value === 'boolean') return { kind: 'boolean', nullable: false }
  if (Array.isArray(value)) return { kind: 'list', item: typeOfItems(value, typeOf), nullable: false }
  if (isReference(value)) {
    const type = typeOf(value.$ref)
    return 'missing' in type ? unknownType : type
  }
  if (isTemplate(value)) return { kind: 'text', options: undefined, nullable: false }
  if (moneyIn(value) !== undefined) return { kind: 'money', nullable: false }
  return objectType(
    Object.fromEntries(Object.entries(value).map(([name, member]) => [name, typeOfValue(member, typeOf)])),
  )
}

function typeOfItems(
  items: readonly Value[],
  typeOf: (path: ReferencePath) => ValueType | NoSuchField,
): ValueType {
  const types = items.map((item) => typeOfValue(item, typeOf))
  const [first] = types
  if (first === undefined || !types.every(({ kind }) => kind === first.kind)) return unknownType
  if (first.kind !== 'text') return first
  const options = types.flatMap((type) => (type.kind === 'text' ? [type.options] : []))
  return {
    ...first,
    options: options.every((one) => one !== undefined) ? [...new Set(options.flat())] : undefined,
  }
}

import type { Json } from '../json/json.js'
import { type ExampleSurroundings, exampleValue, withValueAt } from '../reference/example-value.js'
import type { ReferencePath } from '../reference/reference.js'
import { resolveFields } from '../reference/resolve.js'
import { valueAt } from '../reference/value-at.js'
import { TemplateError } from '../template/template-error.js'
import type { ReferenceTypes } from './available-references.js'
import type { WorkflowCatalogue } from './catalogue.js'
import type { NodeId, WorkflowDefinition, WorkflowNode } from './definition.js'

/** What is known of one past event and of the runs that it started. */
export interface SeenValues {
  /** What the event carried; undefined when none has happened. */
  readonly trigger: Json | undefined
  /** What steps answered, in this run or, failing that, in another one. */
  readonly steps: ReadonlyMap<NodeId, Json>
  readonly shop: Json | undefined
}

/** What a reference could find: a value that there really was, or an example made of its type. */
export interface SampleValue {
  /** Null for something that was empty. */
  readonly value: Json
  readonly isExample: boolean
}

/** Answers what `path` could find at a step; undefined for a path that leads nowhere. */
export type SampleLookup = (path: ReferencePath, nodeId: string) => SampleValue | undefined

const nothing: SampleValue = { value: null, isExample: true }

/** Prepares samples for the references of one definition: what was seen, and examples for the rest. */
export function sampleLookup(
  types: ReferenceTypes,
  catalogue: WorkflowCatalogue,
  seen: SeenValues,
  surroundings: ExampleSurroundings,
): SampleLookup {
  const { definition, nodes } = types.graph
  const roots = new Map<string, SampleValue>()

  const exampleAt = (path: ReferencePath, nodeId: string): Json => {
    const type = types.typeOf(path, nodeId)
    return 'missing' in type ? null : exampleValue(type, surroundings, `${path.at(-1)}`)
  }

  const lookup: SampleLookup = (path, nodeId) => {
    if ('missing' in types.typeOf(path, nodeId)) return undefined
    const depth = path[0] === 'steps' || path[0] === 'each' ? 2 : 1
    const root = path.slice(0, depth)
    const { value, isExample } = rootSample(root, nodeId)
    const found = valueAt(value, path.slice(depth))
    // Of what was only made up, nothing is known to be empty.
    if (found === undefined && isExample) return { value: exampleAt(path, nodeId), isExample }
    return { value: found ?? null, isExample }
  }

  const rootSample = (root: ReferencePath, nodeId: string): SampleValue => {
    const key = root.join('.')
    const known = roots.get(key)
    if (known !== undefined) return known
    // Placed first, so that steps that refer to each other end here instead of going round.
    roots.set(key, nothing)
    const made = makeRoot(root, nodeId)
    roots.set(key, made)
    return made
  }

  const makeRoot = (root: ReferencePath, nodeId: string): SampleValue => {
    const [kind, id] = root
    if (kind === 'trigger')
      return seenOr(seen.trigger, () => triggerExample(definition, catalogue, exampleAt))
    if (kind === 'shop') return seenOr(seen.shop, () => exampleAt(root, nodeId))
    const node = typeof id === 'string' ? nodes.get(id) : undefined
    if (node === undefined) return nothing
    if (kind === 'each') return firstItem(node)
    const answered = seen.steps.get(node.id)
    return answered === undefined ? unseenStep(node) : { value: answered, isExample: false }
  }

  const firstItem = (node: WorkflowNode): SampleValue => {
    if (node.kind !== 'each') return nothing
    const first = lookup([...node.items.$ref, 0], node.id)
    return { value: { item: first?.value ?? null, index: 0 }, isExample: first?.isExample ?? true }
  }

  const unseenStep = (node: WorkflowNode): SampleValue => {
    const example = exampleAt(['steps', node.id], node.id)
    if (node.kind === 'set') return computed(node, example)
    if (node.kind === 'each') {
      const items = lookup(node.items.$ref, node.id)
      const count = Array.isArray(items?.value) ? items.value.length : 1
      return { value: { count }, isExample: items?.isExample ?? true }
    }
    const sampled = node.kind === 'action' ? catalogue.actions.get(node.action)?.sampled : null
    const sample = node.kind === 'action' ? node.sample : undefined
    const value = sampled == null || sample === undefined ? example : withValueAt(example, sampled, sample)
    return { value, isExample: true }
  }

  const computed = (node: Extract<WorkflowNode, { kind: 'set' }>, example: Json): SampleValue => {
    let isExample = false
    try {
      const value = resolveFields(node.values, (path) => {
        const found = lookup(path, node.id)
        // Every template asks for the shop, for how to print.
        if (path[0] !== 'shop') isExample ||= found?.isExample ?? false
        return found?.value
      })
      return { value, isExample }
    } catch (error) {
      if (error instanceof TemplateError) return { value: example, isExample: true }
      throw error
    }
  }

  return lookup
}

const seenOr = (value: Json | undefined, make: () => Json): SampleValue =>
  value === undefined ? { value: make(), isExample: true } : { value, isExample: false }

function triggerExample(
  { trigger }: WorkflowDefinition,
  catalogue: WorkflowCatalogue,
  exampleAt: (path: ReferencePath, nodeId: string) => Json,
): Json {
  const example = exampleAt(['trigger'], 'trigger')
  const sampled = trigger === null ? null : (catalogue.triggers.get(trigger.type)?.sampled ?? null)
  const sample = trigger?.sample
  return sampled === null || sample === undefined ? example : withValueAt(example, sampled, sample)
}

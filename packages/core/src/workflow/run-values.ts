import type { Json } from '../json/json.js'
import type { Lookup } from '../reference/resolve.js'
import { valueAt } from '../reference/value-at.js'
import type { Graph } from './graph.js'
import { scopeChain } from './graph.js'
import { addressKey, type Outcomes, type StepAddress } from './outcome.js'

/** What references can reach in a run beside what its steps made. */
export interface RunSurroundings {
  /** What started the run. */
  readonly trigger: Json
  /** The shop's settings at this moment. */
  readonly shop: Json
}

/** What references can reach in a run. */
export interface RunValues extends RunSurroundings {
  readonly outcomes: Outcomes
}

/**
 * How references resolve at `address`. Another step's output is that of the same iteration, as far as both
 * lie in the body of the same `each`; inside a body, `["each", <id>]` holds the current `item` and `index`.
 */
export function lookupAt(graph: Graph, values: RunValues, address: StepAddress): Lookup {
  const chain = scopeChain(graph, address.nodeId)
  const lookup: Lookup = (path) => {
    const [root, name, ...rest] = path
    if (root === 'trigger') return valueAt(values.trigger, path.slice(1))
    if (root === 'shop') return valueAt(values.shop, path.slice(1))
    if (typeof name !== 'string') return undefined
    if (root === 'steps') return valueAt(outputOf(name), rest)
    if (root === 'each') return currentItem(name, rest)
    return undefined
  }

  const outputOf = (nodeId: string): Json | undefined => {
    const depth = scopeChain(graph, nodeId).length
    const outcome = values.outcomes.get(addressKey({ nodeId, iteration: address.iteration.slice(0, depth) }))
    return outcome?.status === 'succeeded' ? outcome.output : undefined
  }

  const currentItem = (eachId: string, rest: readonly (string | number)[]): Json | undefined => {
    const depth = chain.indexOf(eachId)
    const node = graph.nodes.get(eachId)
    const index = depth < 0 ? undefined : address.iteration[depth]
    if (index === undefined || node?.kind !== 'each') return undefined
    const [part, ...inside] = rest
    if (part === 'index') return index
    if (part !== 'item') return undefined
    const outer = lookupAt(graph, values, { nodeId: eachId, iteration: address.iteration.slice(0, depth) })
    return valueAt(outer(node.items.$ref), [index, ...inside])
  }

  return lookup
}

import { triggerNodeId } from '../workflow/definition.js'
import type { Graph } from '../workflow/graph.js'

/**
 * For each step the last one that every way to it passes: where branches that meet there have parted. Missing for
 * steps whose ways have no such step in common, and for those on a circle.
 */
export function dominatorsOf(graph: Graph): ReadonlyMap<string, string> {
  const above = new Map<string, string>()
  const depth = new Map<string, number>([[triggerNodeId, 0]])
  const isKnown = (id: string) => depth.has(id)
  const meeting = (left: string | undefined, right: string): string | undefined => {
    let one = left
    let other: string | undefined = right
    while (one !== other) {
      if (one === undefined || other === undefined) return undefined
      if ((depth.get(one) ?? 0) >= (depth.get(other) ?? 0)) one = above.get(one)
      else other = above.get(other)
    }
    return one
  }
  for (const { id } of graph.order) {
    const [first, ...others] = (graph.incoming.get(id) ?? []).map(({ from }) => from).filter(isKnown)
    const parting =
      first === undefined
        ? undefined
        : others.reduce<string | undefined>((found, from) => found && meeting(found, from), first)
    if (parting !== undefined) above.set(id, parting)
    depth.set(id, parting === undefined ? 0 : (depth.get(parting) ?? 0) + 1)
  }
  return above
}

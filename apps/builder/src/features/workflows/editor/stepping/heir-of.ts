import type { WorkflowDefinition } from '@counterflow/core'

type Direction = { readonly near: 'from' | 'to'; readonly far: 'from' | 'to' }

const onwards: Direction = { near: 'from', far: 'to' }
const backwards: Direction = { near: 'to', far: 'from' }

/**
 * Who takes the place of a step that has gone: the next one that it led to, otherwise the one before it.
 * @param before the workflow that still had it
 */
export function heirOf(
  before: WorkflowDefinition,
  gone: string,
  isLeft: (id: string) => boolean,
): string | undefined {
  return nearest(before, gone, isLeft, onwards) ?? nearest(before, gone, isLeft, backwards)
}

function nearest(
  { edges }: WorkflowDefinition,
  gone: string,
  isLeft: (id: string) => boolean,
  { near, far }: Direction,
): string | undefined {
  // A set is walked through in the order in which it grows.
  const reached = new Set([gone])
  for (const id of reached) {
    if (id !== gone && isLeft(id)) return id
    for (const edge of edges) if (edge[near] === id) reached.add(edge[far])
  }
  return undefined
}

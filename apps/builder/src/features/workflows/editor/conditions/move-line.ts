import type { Condition } from '@counterflow/core'
import { asGroup, groupOf, isGroup } from './condition-edits'

/** Which line of a condition: its index in the outermost group, then in the group there, and so on. */
export type LinePath = readonly number[]

export type Direction = 'up' | 'down'

export interface MovedLine {
  condition: Condition
  /** Where the line stands now. */
  path: LinePath
}

/** The line at a path; undefined when there is none. */
export function lineAt(condition: Condition, path: LinePath): Condition | undefined {
  const [index, ...rest] = path
  if (index === undefined) return condition
  const part = isGroup(condition) ? asGroup(condition).parts[index] : undefined
  return part === undefined ? undefined : lineAt(part, rest)
}

function changeGroup(
  condition: Condition,
  path: LinePath,
  change: (parts: readonly Condition[]) => readonly Condition[],
): Condition {
  const { kind, parts } = asGroup(condition)
  const [index, ...rest] = path
  if (index === undefined) return groupOf(kind, change(parts))
  return groupOf(
    kind,
    parts.map((part, at) => (at === index ? changeGroup(part, rest, change) : part)),
  )
}

const without = (condition: Condition, path: LinePath) =>
  changeGroup(condition, path.slice(0, -1), (parts) => parts.toSpliced(path.at(-1) ?? 0, 1))

const withLine = (condition: Condition, path: LinePath, line: Condition) =>
  changeGroup(condition, path.slice(0, -1), (parts) => parts.toSpliced(path.at(-1) ?? 0, 0, line))

/**
 * Moves a line one place up or down as it is read: past its neighbour, into a group beside it, or out of its own group
 * at the group's end. Undefined where it cannot go any further.
 */
export function moveLine(condition: Condition, path: LinePath, direction: Direction): MovedLine | undefined {
  const line = lineAt(condition, path)
  const target = line === undefined ? undefined : targetOf(condition, path, direction)
  if (line === undefined || target === undefined) return undefined
  return { condition: withLine(without(condition, path), target, line), path: target }
}

/** Where the line goes, counted after it was taken away. */
function targetOf(condition: Condition, path: LinePath, direction: Direction): LinePath | undefined {
  const index = path.at(-1)
  if (index === undefined) return undefined
  const outside = path.slice(0, -1)
  const group = lineAt(condition, outside)
  if (group === undefined || !isGroup(group)) return undefined
  const neighbourIndex = direction === 'up' ? index - 1 : index + 1
  const neighbour = asGroup(group).parts[neighbourIndex]
  if (neighbour === undefined) return outOf(outside, direction)
  if (isGroup(neighbour)) {
    // Taking the line away moves what comes after it up by one.
    const at = direction === 'up' ? neighbourIndex : neighbourIndex - 1
    return [...outside, at, direction === 'up' ? asGroup(neighbour).parts.length : 0]
  }
  return [...outside, neighbourIndex]
}

function outOf(group: LinePath, direction: Direction): LinePath | undefined {
  const index = group.at(-1)
  if (index === undefined) return undefined
  return [...group.slice(0, -1), direction === 'up' ? index : index + 1]
}

/** Puts a line into a group of its own, which means the same until more is added to it. */
export function wrapLine(condition: Condition, path: LinePath): Condition {
  const line = lineAt(condition, path)
  if (line === undefined || path.length === 0) return condition
  return withLine(without(condition, path), path, { all: [line] })
}

/** Puts the lines of a group where the group stood. */
export function unwrapGroup(condition: Condition, path: LinePath): Condition {
  const group = lineAt(condition, path)
  const index = path.at(-1)
  if (group === undefined || index === undefined || !isGroup(group)) return condition
  return changeGroup(condition, path.slice(0, -1), (parts) =>
    parts.toSpliced(index, 1, ...asGroup(group).parts),
  )
}

import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** One thing that is wrong with a value, at a place inside of it. */
export interface PlainIssue {
  readonly path: readonly PropertyKey[]
  readonly issue: Issue
}

/**
 * What zod found, without its alternatives: of a union, what is wrong with the one that the value comes closest to. An
 * unknown key is an issue at its own place.
 */
export function plainIssues(issues: readonly Issue[]): PlainIssue[] {
  return issues.flatMap((issue) => plain(issue, []))
}

function plain(issue: Issue, base: readonly PropertyKey[]): PlainIssue[] {
  const path = [...base, ...issue.path]
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: [...path, key], issue }))
  if (issue.code === 'invalid_union') {
    const branch = closestBranch(issue.errors)
    if (branch !== undefined) return branch.flatMap((inner) => plain(inner, path))
  }
  if (issue.code === 'invalid_key' || issue.code === 'invalid_element') {
    return issue.issues.flatMap((inner) => plain(inner, path))
  }
  return [{ path, issue }]
}

function closestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  return [...branches].sort((one, other) => distance(one) - distance(other))[0]
}

function distance(issues: readonly Issue[]): number {
  return issues.reduce((sum, issue) => {
    if (issue.path.length === 0 && issue.code === 'invalid_type') return sum + 100
    // A wrong constant is how a discriminating field says that another alternative was meant.
    if (issue.code === 'invalid_value' && issue.values.length === 1) return sum + 50
    return sum + (issue.code === 'unrecognized_keys' ? 2 * issue.keys.length : 1)
  }, 0)
}

import type { WorkflowSummary } from './workflow-queries'

/** Every folder that something is in, in the order of their names. */
export function foldersOf(workflows: readonly Pick<WorkflowSummary, 'folder'>[]): string[] {
  return [...new Set(workflows.flatMap(({ folder }) => folder ?? []))].toSorted((left, right) =>
    left.localeCompare(right),
  )
}

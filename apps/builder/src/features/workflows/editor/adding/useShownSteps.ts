import type { WorkflowNode } from '@counterflow/core'
import { useMemo, useState } from 'react'

const none: readonly string[] = []

/**
 * The steps that are to be seen: those that were just added and are chosen, as by pasting; otherwise the one that is open.
 * The list stays the same for as long as they do.
 */
export function useShownSteps(
  nodes: readonly WorkflowNode[],
  selection: ReadonlySet<string>,
  opened: string | undefined,
): readonly string[] {
  const [known, setKnown] = useState({ nodes, opened, added: none })
  if (known.nodes !== nodes || known.opened !== opened) {
    const before = new Set(known.nodes.map(({ id }) => id))
    const added = nodes.flatMap(({ id }) => (!before.has(id) && selection.has(id) ? [id] : []))
    const lasting = known.opened === opened ? known.added : none
    setKnown({ nodes, opened, added: added.length > 0 ? added : lasting })
  }
  const only = useMemo(() => (opened === undefined ? none : [opened]), [opened])
  return known.added.length > 0 ? known.added : only
}

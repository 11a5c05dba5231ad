import type { WorkflowDefinition } from '@counterflow/core'
import { useCallback, useMemo, useRef, useState } from 'react'
import { type Folding, type OutlineRow, outlineRows, unfoldedTo } from './outline-rows'

export interface OutlineLines {
  rows: readonly OutlineRow[]
  /** The line that Tab leads to. */
  current: string
  focus: (key: string) => void
  fold: (key: string, open: boolean) => void
  /** Unfolds what hides a step, and makes it the current line. */
  reveal: (key: string) => void
}

/** Which lines are to be seen, and which one has the focus or would get it. */
export function useOutlineLines(definition: WorkflowDefinition): OutlineLines {
  const [folding, setFolding] = useState<Folding>(new Map())
  const [wanted, setWanted] = useState('trigger')
  const rows = useMemo(() => outlineRows(definition, folding), [definition, folding])
  const before = useRef<readonly OutlineRow[]>(rows)
  const current = currentKey(rows, before.current, wanted)
  if (current !== wanted) setWanted(current)
  else before.current = rows
  const reveal = useCallback(
    (key: string) => {
      setFolding((now) => unfoldedTo(definition, now, key))
      setWanted(key)
    },
    [definition],
  )
  const fold = useCallback(
    (key: string, open: boolean) => setFolding((now) => new Map(now).set(key, open)),
    [],
  )
  return { rows, current, focus: setWanted, fold, reveal }
}

/**
 * The line that was wanted; where it has gone, the next one of the same list, otherwise the nearest that stood before
 * it.
 */
function currentKey(rows: readonly OutlineRow[], before: readonly OutlineRow[], wanted: string): string {
  const left = new Set(rows.map(({ key }) => key))
  if (left.has(wanted)) return wanted
  const isLeft = ({ key }: OutlineRow) => left.has(key)
  const index = before.findIndex(({ key }) => key === wanted)
  const parent = before[index]?.parent
  const next = before.slice(index + 1).find((row) => isLeft(row) && row.parent === parent)
  const previous = before.slice(0, Math.max(0, index)).findLast(isLeft)
  return (next ?? previous ?? rows[0])?.key ?? wanted
}

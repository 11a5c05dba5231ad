import type { RowSelection, Text } from '@counterflow/ui'
import { useCallback, useState } from 'react'
import { allToggled, nothingSelected, type Selection, stillShown, toggled } from './selection'

/** What is marked in a list, and how that changes. */
export interface Marking {
  selection: Selection
  /** Whether more matches than is marked and shown. */
  more: boolean
  onToggle: (id: string, range: boolean) => void
  onEverything: () => void
  onClear: () => void
  /** The boxes before the rows. */
  boxes: <Row>(keyOf: (row: Row) => string, nameOf: (row: Row) => string, t: Text['t']) => RowSelection<Row>
}

/** @param shown the ids of the rows in their order @param hasMore whether there are more than are shown */
export function useMarking(shown: readonly string[], hasMore: boolean): Marking {
  const [marked, setMarked] = useState(nothingSelected)
  const selection = stillShown(marked, shown)
  const onToggle = useCallback(
    (id: string, range: boolean) => setMarked((before) => toggled(before, id, { range, shown })),
    [shown],
  )
  return {
    selection,
    more: hasMore && selection.ids.size === shown.length,
    onToggle,
    onEverything: () => setMarked({ ...selection, everything: true }),
    onClear: () => setMarked(nothingSelected),
    boxes: (keyOf, nameOf, t) => ({
      isSelected: (row) => selection.ids.has(keyOf(row)),
      onToggle: (row, range) => onToggle(keyOf(row), range),
      onToggleAll: () => setMarked(allToggled(selection, shown)),
      rowLabel: (row) => t('lists.selectRow', { name: nameOf(row) }),
      allLabel: t('lists.selectAll'),
    }),
  }
}

import type { ReactNode } from 'react'

/** One thing by which a list is filtered: how a filter reads as a chip, and how it is chosen. */
export interface FilterField<Filters> {
  key: string
  label: string
  /** The filter in words; undefined while there is none. */
  describe: (filters: Filters) => string | undefined
  /** What takes the filter away. */
  cleared: Partial<Filters>
  /** @param onDone closes it, once one choice is all there is to choose */
  editor: (editing: FilterEditing<Filters>) => ReactNode
}

export interface FilterEditing<Filters> {
  filters: Filters
  onChange: (change: Partial<Filters>) => void
  onDone: () => void
}

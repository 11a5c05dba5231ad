import { useText } from '@counterflow/ui'
import { Button, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './BulkBar.module.css'
import type { Selection } from './selection'

interface BulkBarProps {
  selection: Selection
  /** Whether more matches than is marked and shown. */
  more?: boolean
  /** Left out where what is not shown cannot be meant. */
  onEverything?: () => void
  onClear: () => void
  /** What can be done with what is marked. */
  children: ReactNode
}

/** Stands beneath a list while something in it is marked. */
export function BulkBar({ selection, more = false, onEverything, onClear, children }: BulkBarProps) {
  const { t } = useText()
  if (selection.ids.size === 0) return null
  return (
    <section className={classes.bar} aria-label={t('lists.selected', { count: selection.ids.size })}>
      <Text size="sm" fw={600} aria-live="polite">
        {selection.everything ? t('lists.selectedAll') : t('lists.selected', { count: selection.ids.size })}
      </Text>
      {more && onEverything !== undefined && !selection.everything && (
        <Button size="compact-sm" variant="subtle" onClick={onEverything}>
          {t('lists.selectAllMatching')}
        </Button>
      )}
      <Button size="compact-sm" variant="subtle" color="gray" onClick={onClear}>
        {t('lists.clearSelection')}
      </Button>
      <span className={classes.spread} />
      {children}
    </section>
  )
}

import type { OrderFilters, Permission } from '@counterflow/core'
import type { TextKey } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { BulkBar } from '../../../platform/list/selection/BulkBar'
import type { Marking } from '../../../platform/list/selection/useMarking'
import { useMay } from '../../session/useStaff'
import { BulkDeedModal } from './BulkDeedModal'
import { type OrderDeed, useStartBulk } from './bulk-queries'

interface OrderBulkBarProps {
  marking: Marking
  filters: OrderFilters
  knownTags: readonly string[]
  onStarted: (bulkId: string) => void
}

const deeds: readonly { kind: OrderDeed['kind']; label: TextKey; needs: Permission }[] = [
  { kind: 'add_tags', label: 'bulk.addTags', needs: 'orders.update' },
  { kind: 'remove_tags', label: 'bulk.removeTags', needs: 'orders.update' },
  { kind: 'capture', label: 'bulk.capture', needs: 'orders.capture' },
  { kind: 'fulfil', label: 'bulk.fulfil', needs: 'orders.update' },
  { kind: 'cancel', label: 'bulk.cancel', needs: 'orders.cancel' },
]

/** What can be done with the orders that are marked. */
export function OrderBulkBar(props: OrderBulkBarProps) {
  const { marking, filters, knownTags, onStarted } = props
  const { selection, more, onEverything, onClear } = marking
  const { t } = useText()
  const may = useMay()
  const [asked, setAsked] = useState<(typeof deeds)[number] | undefined>(undefined)
  // A deed that was asked for anew is another one, though it be the same.
  const [round, setRound] = useState(0)
  const start = useStartBulk(({ id }) => {
    setAsked(undefined)
    onStarted(id)
  })
  const ask = (deed: (typeof deeds)[number]) => {
    setRound(round + 1)
    setAsked(deed)
  }
  return (
    <>
      <BulkBar selection={selection} more={more} onEverything={onEverything} onClear={onClear}>
        {deeds
          .filter(({ needs }) => may(needs))
          .map((deed) => (
            <Button
              key={deed.kind}
              size="compact-sm"
              variant="default"
              {...(deed.kind === 'cancel' && { c: 'red' })}
              onClick={() => ask(deed)}
            >
              {t(deed.label)}
            </Button>
          ))}
      </BulkBar>
      {asked !== undefined && (
        <BulkDeedModal
          kind={asked.kind}
          title={t(asked.label)}
          count={selection.everything ? undefined : selection.ids.size}
          knownTags={knownTags}
          error={start.error}
          pending={start.isPending}
          onClose={() => setAsked(undefined)}
          onStart={(deed) =>
            start.mutate({
              deed,
              orders: selection.everything ? { filters } : { ids: [...selection.ids] },
              round,
            })
          }
        />
      )}
    </>
  )
}

import type { Operations } from '@counterflow/api-client'
import { useText } from '@counterflow/ui'
import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { answered, api } from '../../../platform/api/client'
import { allIds } from '../../../platform/list/selection/all-ids'
import { BulkBar } from '../../../platform/list/selection/BulkBar'
import { TagsModal } from '../../../platform/list/selection/TagsModal'
import { useMarkedChange } from '../../../platform/list/selection/useMarkedChange'
import type { Marking } from '../../../platform/list/selection/useMarking'
import type { AskedCustomers } from '../customer-queries'

type CustomerChange = Operations['changeCustomers']['requestBody']['content']['application/json']['change']

const mostOfAPage = 100

interface CustomerBulkBarProps {
  marking: Marking
  /** Of what is listed. */
  query: AskedCustomers
  knownTags: readonly string[]
}

/** What can be done with the customers that are marked. */
export function CustomerBulkBar({ marking, query, knownTags }: CustomerBulkBarProps) {
  const { t } = useText()
  const [asked, setAsked] = useState<CustomerChange['kind'] | undefined>(undefined)
  const change = useMarkedChange<CustomerChange>({
    root: 'customers',
    send: (customerIds, wanted, key) =>
      answered(
        api.POST('/api/v1/customers/bulk', {
          params: { header: { 'Idempotency-Key': key } },
          body: { customerIds, change: wanted },
        }),
      ),
    all: () =>
      allIds((cursor) =>
        answered(
          api.GET('/api/v1/customers', { params: { query: { ...query, limit: mostOfAPage, cursor } } }),
        ),
      ),
    onChanged: (count) => {
      setAsked(undefined)
      marking.onClear()
      notifications.show({ message: t('lists.changedCount', { count }) })
    },
  })
  const { selection } = marking
  return (
    <>
      <BulkBar
        selection={selection}
        more={marking.more}
        onEverything={marking.onEverything}
        onClear={marking.onClear}
      >
        {(['add_tags', 'remove_tags'] as const).map((kind) => (
          <Button key={kind} size="compact-sm" variant="default" onClick={() => setAsked(kind)}>
            {t(kind === 'add_tags' ? 'bulk.addTags' : 'bulk.removeTags')}
          </Button>
        ))}
      </BulkBar>
      {asked !== undefined && (
        <TagsModal
          title={t(asked === 'add_tags' ? 'bulk.addTags' : 'bulk.removeTags')}
          selection={selection}
          knownTags={knownTags}
          error={change.error}
          pending={change.isPending}
          onClose={() => setAsked(undefined)}
          onApply={(tags) => change.mutate({ selection, changes: [{ kind: asked, tags }] })}
        />
      )}
    </>
  )
}

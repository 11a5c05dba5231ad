import type { Schemas } from '@counterflow/api-client'
import { type ProductStatus, productStatuses, type SalesChannel, salesChannels } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { answered, api } from '../../../platform/api/client'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { allIds } from '../../../platform/list/selection/all-ids'
import { BulkBar } from '../../../platform/list/selection/BulkBar'
import { TagsModal } from '../../../platform/list/selection/TagsModal'
import { useMarkedChange } from '../../../platform/list/selection/useMarkedChange'
import type { Marking } from '../../../platform/list/selection/useMarking'
import type { AskedProducts } from '../product-queries'

type ProductChange = Schemas['ProductBulkChange']

const mostOfAPage = 100

interface ProductBulkBarProps {
  marking: Marking
  /** Of what is listed. */
  query: AskedProducts
  knownTags: readonly string[]
}

/** What can be done with the products that are marked. */
export function ProductBulkBar({ marking, query, knownTags }: ProductBulkBarProps) {
  const { t } = useText()
  const [asked, setAsked] = useState<'add_tag' | 'remove_tag' | undefined>(undefined)
  const change = useMarkedChange<ProductChange>({
    root: 'products',
    send: (productIds, wanted, key) =>
      answered(
        api.POST('/api/v1/products/bulk', {
          params: { header: { 'Idempotency-Key': key } },
          body: { productIds, change: wanted },
        }),
      ),
    all: () =>
      allIds((cursor) =>
        answered(
          api.GET('/api/v1/products', { params: { query: { ...query, limit: mostOfAPage, cursor } } }),
        ),
      ),
    onChanged: (count) => {
      setAsked(undefined)
      marking.onClear()
      notifications.show({ message: t('lists.changedCount', { count }) })
    },
  })
  const onError = useNotifyProblem()
  const { selection } = marking
  const apply = (only: ProductChange) => change.mutate({ selection, changes: [only] }, { onError })
  const publishing = (kind: 'publish' | 'unpublish') => (
    <DeedMenu label={t(`lists.${kind}`)} pending={change.isPending}>
      {salesChannels.map((channel: SalesChannel) => (
        <Menu.Item key={channel} onClick={() => apply({ kind, channel })}>
          {t(`products.channel.${channel}`)}
        </Menu.Item>
      ))}
    </DeedMenu>
  )
  return (
    <>
      <BulkBar
        selection={selection}
        more={marking.more}
        onEverything={marking.onEverything}
        onClear={marking.onClear}
      >
        <DeedMenu label={t('lists.setStatus')} pending={change.isPending}>
          {productStatuses.map((status: ProductStatus) => (
            <Menu.Item key={status} onClick={() => apply({ kind: 'status', status })}>
              {t(`products.status.${status}`)}
            </Menu.Item>
          ))}
        </DeedMenu>
        {publishing('publish')}
        {publishing('unpublish')}
        {(['add_tag', 'remove_tag'] as const).map((kind) => (
          <Button key={kind} size="compact-sm" variant="default" onClick={() => setAsked(kind)}>
            {t(kind === 'add_tag' ? 'bulk.addTags' : 'bulk.removeTags')}
          </Button>
        ))}
      </BulkBar>
      {asked !== undefined && (
        <TagsModal
          title={t(asked === 'add_tag' ? 'bulk.addTags' : 'bulk.removeTags')}
          selection={selection}
          knownTags={knownTags}
          error={change.error}
          pending={change.isPending}
          onClose={() => setAsked(undefined)}
          onApply={(tags) => change.mutate({ selection, changes: tags.map((tag) => ({ kind: asked, tag })) })}
        />
      )}
    </>
  )
}

function DeedMenu({ label, pending, children }: { label: string; pending: boolean; children: ReactNode }) {
  return (
    <Menu position="top-end">
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="default"
          disabled={pending}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  )
}

import type { OrderSort } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button, Tooltip } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { type AskedFilters, filterQuery } from './order-search'

/** A link to what is filtered as a file; the browser keeps it while it comes. */
export function ExportOrders({ filters, sort }: { filters: AskedFilters; sort: OrderSort }) {
  const { t } = useText()
  const query = new URLSearchParams({ sort })
  for (const [name, value] of Object.entries(filterQuery(filters))) {
    if (value !== undefined) query.set(name, String(value))
  }
  return (
    <Tooltip label={t('lists.exportHint')}>
      <Button
        component="a"
        href={`/api/v1/orders/export?${query}`}
        download
        variant="default"
        leftSection={<IconDownload size={16} stroke={1.5} aria-hidden />}
      >
        {t('lists.export')}
      </Button>
    </Tooltip>
  )
}

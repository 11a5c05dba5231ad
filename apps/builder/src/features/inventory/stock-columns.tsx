import { formatNumber } from '@counterflow/i18n'
import { type Column, type Text, useText } from '@counterflow/ui'
import { Text as Paragraph } from '@mantine/core'
import { AnchorLink } from '../../platform/router/links'
import { useMay } from '../session/useStaff'
import type { Location } from '../settings/locations/location-queries'
import { OnHandCell } from './changing/OnHandCell'
import { StockState } from './StockState'
import type { StockItem } from './stock-queries'

/** So many locations fit beside each other; more are found on the page of the variant, or by the filter. */
const columnsAtMost = 4

/** What a row of the stock list shows: the variant, and how much of it lies at each of `locations`. */
export function useStockColumns(locations: readonly Location[]): readonly Column<StockItem>[] {
  const text = useText()
  const may = useMay()
  const { t, language, local } = text
  const editable = may('inventory.update')
  return [
    { key: 'variant', header: t('stock.product'), cell: (item) => <VariantName item={item} text={text} /> },
    { key: 'state', header: t('stock.stateLabel'), cell: ({ state }) => <StockState state={state} /> },
    {
      key: 'available',
      header: t('stock.available'),
      align: 'end',
      cell: ({ available, state }) =>
        state === 'untracked' ? null : (
          <span className="cf-figures">{formatNumber(available, language)}</span>
        ),
    },
    {
      key: 'reserved',
      header: t('stock.reserved'),
      align: 'end',
      wide: true,
      cell: ({ reserved }) => <span className="cf-figures">{formatNumber(reserved, language)}</span>,
    },
    ...locations.slice(0, columnsAtMost).map(
      (location): Column<StockItem> => ({
        key: location.id,
        header: local(location.name),
        align: 'end',
        wide: true,
        cell: (item) => (
          <OnHandCell item={item} locationId={location.id} place={local(location.name)} editable={editable} />
        ),
      }),
    ),
  ]
}

function VariantName({ item, text: { local } }: { item: StockItem; text: Text }) {
  return (
    <>
      <AnchorLink
        data-row-link
        fw={500}
        size="sm"
        to="/stock/$variantId"
        params={{ variantId: item.variantId }}
      >
        {local(item.product.title)} · {local(item.title)}
      </AnchorLink>
      <Paragraph size="xs" c="dimmed" ff="monospace">
        {item.sku}
      </Paragraph>
    </>
  )
}

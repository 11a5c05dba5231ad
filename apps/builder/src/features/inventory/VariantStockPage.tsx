import { formatNumber } from '@counterflow/i18n'
import { type Column, DataTable, ErrorState, PageHeader, Panel, useText } from '@counterflow/ui'
import { Group, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { PageNotFound } from '../../application/shell/PageNotFound'
import { PagePending } from '../../application/shell/PagePending'
import { isNotFound } from '../../platform/api/problem'
import { problemParagraph } from '../../platform/api/problem-text'
import { AnchorLink } from '../../platform/router/links'
import { useMay } from '../session/useStaff'
import { type Location, locationsQuery } from '../settings/locations/location-queries'
import { ChangeMenu } from './changing/ChangeMenu'
import { OnHandCell } from './changing/OnHandCell'
import { MovementsTable } from './history/MovementsTable'
import { StockState } from './StockState'
import { type StockItem, stockItemQuery } from './stock-queries'
import { VariantThreshold } from './VariantThreshold'

const route = getRouteApi('/shell/stock/$variantId')

/** The stock of one variant: what lies where, when it is low, and all that has happened. */
export function VariantStockPage() {
  const text = useText()
  const { t, local } = text
  const may = useMay()
  const { variantId } = route.useParams()
  const { data: item, error, refetch } = useQuery(stockItemQuery(variantId))
  const { data: locations = [] } = useQuery(locationsQuery)
  if (item === undefined) {
    if (error === null) return <PagePending />
    if (isNotFound(error)) return <PageNotFound />
    return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
  }
  const active = locations.filter((location) => location.active)
  return (
    <>
      <PageHeader
        title={`${local(item.product.title)} · ${local(item.title)}`}
        intro={item.sku}
        badges={<StockState state={item.state} />}
        actions={may('inventory.update') && active.length > 0 && <ChangeMenu locations={active} />}
        back={
          <AnchorLink to="/stock" size="sm">
            <Group gap={4} component="span">
              <IconArrowLeft size={14} aria-hidden />
              {t('navigation.stock')}
            </Group>
          </AnchorLink>
        }
      />
      <Stack gap="md">
        {item.state !== 'untracked' && (
          <>
            <LevelsPanel item={item} locations={active} />
            <VariantThreshold key={item.threshold ?? 'none'} item={item} />
          </>
        )}
        <Title order={2}>{t('stock.history')}</Title>
        <MovementsTable variantId={variantId} />
      </Stack>
    </>
  )
}

function LevelsPanel({ item, locations }: { item: StockItem; locations: readonly Location[] }) {
  const { t, local, language } = useText()
  const may = useMay()
  const levelAt = ({ id }: Location) => item.levels.find(({ locationId }) => locationId === id)
  const figure = (count: number) => <span className="cf-figures">{formatNumber(count, language)}</span>
  const columns: Column<Location>[] = [
    { key: 'place', header: t('stock.location'), cell: ({ name }) => local(name) },
    {
      key: 'onHand',
      header: t('stock.onHand'),
      align: 'end',
      cell: (location) => (
        <OnHandCell
          item={item}
          locationId={location.id}
          place={local(location.name)}
          editable={may('inventory.update')}
        />
      ),
    },
    {
      key: 'reserved',
      header: t('stock.reserved'),
      align: 'end',
      cell: (location) => figure(levelAt(location)?.reserved ?? 0),
    },
    {
      key: 'available',
      header: t('stock.available'),
      align: 'end',
      cell: (location) => <Text fw={600}>{figure(levelAt(location)?.available ?? 0)}</Text>,
    },
  ]
  return (
    <Panel title={t('stock.levels')} flush>
      <DataTable bare label={t('stock.levels')} columns={columns} rows={locations} rowKey={({ id }) => id} />
    </Panel>
  )
}

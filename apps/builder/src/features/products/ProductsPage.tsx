import { type Column, EmptyState, MoneyText, PageHeader, Sentence, type Text, useText } from '@counterflow/ui'
import { Badge, ColorSwatch, Group, Text as Paragraph, Stack } from '@mantine/core'
import { IconPackage } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { PagedTable } from '../../platform/list/PagedTable'
import { SearchInput } from '../../platform/list/SearchInput'
import { type Product, productsQuery } from './product-queries'

const route = getRouteApi('/shell/products')

export function ProductsPage() {
  const text = useText()
  const { t } = text
  const { search } = route.useSearch()
  const navigate = route.useNavigate()
  const products = useInfiniteQuery({ ...productsQuery({ search }), placeholderData: keepPreviousData })
  const kind = search === undefined ? 'empty' : 'noMatch'
  return (
    <>
      <PageHeader title={t('products.title')} />
      <Group mb="sm">
        <SearchInput
          label={t('products.search')}
          value={search}
          onChange={(next) => void navigate({ search: { search: next }, replace: true })}
        />
      </Group>
      <PagedTable
        label={t('products.title')}
        query={products}
        columns={productColumns(text)}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            icon={IconPackage}
            title={t(`products.${kind}Title`)}
            body={t(`products.${kind}Body`)}
          />
        }
      />
    </>
  )
}

function productColumns({ t, local }: Text): readonly Column<Product>[] {
  return [
    {
      key: 'product',
      header: t('products.product'),
      cell: (product) => (
        <Group gap="sm" wrap="nowrap" align="flex-start">
          <ColorSwatch color={product.color} radius="sm" size={36} withShadow={false} aria-hidden />
          <div style={{ minWidth: 0 }}>
            <Paragraph fw={600}>{local(product.title)}</Paragraph>
            <Paragraph size="xs" c="dimmed" lineClamp={1} maw={360}>
              {local(product.description)}
            </Paragraph>
          </div>
        </Group>
      ),
    },
    {
      key: 'variants',
      header: t('products.variants'),
      wide: true,
      cell: ({ variants }) => (
        <Stack gap={2}>
          {variants.map((variant) => (
            <Group key={variant.id} gap={8} wrap="nowrap">
              <Paragraph size="sm">{local(variant.title)}</Paragraph>
              <Paragraph size="xs" c="dimmed" ff="monospace">
                {variant.sku}
              </Paragraph>
            </Group>
          ))}
        </Stack>
      ),
    },
    {
      key: 'stock',
      header: t('products.stock'),
      align: 'end',
      cell: (product) => <Stock product={product} />,
    },
    {
      key: 'price',
      header: t('products.price'),
      align: 'end',
      cell: (product) => <PriceRange product={product} />,
    },
  ]
}

function Stock({ product }: { product: Product }) {
  const { t } = useText()
  const count = product.variants.reduce((sum, { available }) => sum + available, 0)
  if (count > 0) return <span className="cf-figures">{t('products.pieces', { count })}</span>
  return (
    <Badge variant="light" color="gray" radius="sm" tt="none">
      {t('products.outOfStock')}
    </Badge>
  )
}

function PriceRange({ product }: { product: Product }) {
  const prices = product.variants.map(({ price }) => price).toSorted((a, b) => a.amount - b.amount)
  const [least] = prices
  const most = prices.at(-1)
  if (least === undefined || most === undefined) return null
  if (least.amount === most.amount) return <MoneyText money={least} />
  return (
    <Sentence
      text="products.priceRange"
      values={{ least: <MoneyText key="least" money={least} />, most: <MoneyText key="most" money={most} /> }}
    />
  )
}

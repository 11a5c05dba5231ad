import { type Column, MoneyText, RelativeTime, Sentence, TagList, type Text, useText } from '@counterflow/ui'
import { Badge, Group, Text as Paragraph } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ColumnSorts } from '../../platform/list/sorted-columns'
import type { ChosenProductSort } from './list/product-search'
import { ProductStatusBadge } from './ProductStatusBadge'
import type { Product } from './product-queries'
import { Thumbnail } from './Thumbnail'

/** The columns that are shown where nobody has chosen others; the product always is. */
export const usualProductColumns = ['status', 'tags', 'stock', 'price']

/** Which columns sort the list, and how. */
export const productSortsOfColumns: ColumnSorts<ChosenProductSort> = {
  product: [{ sort: 'title', direction: 'ascending' }],
  price: [
    { sort: 'price_low', direction: 'ascending' },
    { sort: 'price_high', direction: 'descending' },
  ],
}

/** How a product is shown in a row: every column that there is, the product itself first. */
export function productColumns({ t, local }: Text): readonly Column<Product>[] {
  return [
    {
      key: 'product',
      header: t('products.product'),
      cell: (product) => (
        <Group gap="sm" wrap="nowrap">
          <Thumbnail product={product} />
          <div style={{ minWidth: 0 }}>
            <Link to="/products/$productId" params={{ productId: product.id }} data-row-link>
              {local(product.title)}
            </Link>
            <Paragraph size="xs" c="dimmed" lineClamp={1} maw={360}>
              {product.variants.length > 1
                ? t('products.variantCount', { count: product.variants.length })
                : product.variants[0]?.sku}
              {product.vendor === '' ? '' : ` · ${product.vendor}`}
            </Paragraph>
          </div>
        </Group>
      ),
    },
    {
      key: 'status',
      header: t('products.statusLabel'),
      wide: true,
      cell: ({ status }) => <ProductStatusBadge status={status} />,
    },
    {
      key: 'tags',
      header: t('products.tags'),
      wide: true,
      cell: ({ tags }) => <TagList tags={tags} limit={3} />,
    },
    {
      key: 'vendor',
      header: t('products.vendor'),
      wide: true,
      cell: ({ vendor }) => vendor,
    },
    {
      key: 'channels',
      header: t('products.channels'),
      wide: true,
      cell: ({ channels }) => (
        <Paragraph size="sm" lineClamp={2}>
          {channels.map((channel) => t(`products.channel.${channel}`)).join(', ')}
        </Paragraph>
      ),
    },
    {
      key: 'updated',
      header: t('lists.updated'),
      wide: true,
      cell: ({ updatedAt }) => <RelativeTime instant={updatedAt} />,
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
  const tracked = product.variants.filter((variant) => variant.tracked)
  if (tracked.length === 0) return <Paragraph c="dimmed">{t('products.notTracked')}</Paragraph>
  const count = tracked.reduce((sum, { available }) => sum + available, 0)
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

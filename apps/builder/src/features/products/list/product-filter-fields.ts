import { type ProductFilters, productStatuses, salesChannels } from '@counterflow/core'
import type { Text } from '@counterflow/ui'
import { choiceField } from '../../../platform/list/filters/choice-field'
import type { FilterField } from '../../../platform/list/filters/filter-field'
import { oneOfField } from '../../../platform/list/filters/one-of-field'
import { tagsField } from '../../../platform/list/filters/tags-field'

interface Known {
  vendors: readonly string[]
  tags: readonly string[]
}

/** By what products are filtered. */
export function productFilterFields(text: Text, known: Known): FilterField<ProductFilters>[] {
  const { t } = text
  return [
    choiceField(text, {
      key: 'status',
      label: t('products.statusLabel'),
      options: productStatuses.map((value) => ({ value, label: t(`products.status.${value}`) })),
      read: (filters: ProductFilters) => filters.status,
      write: (status) => ({ status }),
    }),
    tagsField(text, {
      key: 'vendor',
      label: t('products.vendor'),
      known: known.vendors,
      placeholder: t('lists.typeVendor'),
      longest: 100,
      read: (filters: ProductFilters) => filters.vendor,
      write: (vendor) => ({ vendor }),
    }),
    tagsField(text, {
      key: 'tag',
      label: t('products.tags'),
      known: known.tags,
      read: (filters: ProductFilters) => filters.tag,
      write: (tag) => ({ tag }),
    }),
    choiceField(text, {
      key: 'channel',
      label: t('products.channels'),
      options: salesChannels.map((value) => ({ value, label: t(`products.channel.${value}`) })),
      read: (filters: ProductFilters) => filters.channel,
      write: (channel) => ({ channel }),
    }),
    oneOfField(text, {
      key: 'stock',
      label: t('products.stock'),
      options: (['in', 'out'] as const).map((value) => ({ value, label: t(`products.stockIs.${value}`) })),
      read: (filters: ProductFilters) => filters.stock,
      write: (stock) => ({ stock }),
    }),
  ]
}

import type { Currency, CustomerFilters } from '@counterflow/core'
import type { Text } from '@counterflow/ui'
import { MultiSelect } from '@mantine/core'
import { amountsField } from '../../../platform/list/filters/amounts-field'
import { countsField } from '../../../platform/list/filters/counts-field'
import { daysField } from '../../../platform/list/filters/days-field'
import type { FilterField } from '../../../platform/list/filters/filter-field'
import { flagField } from '../../../platform/list/filters/flag-field'
import { tagsField } from '../../../platform/list/filters/tags-field'
import { countryChoices, countryName } from '../../settings/places'

interface Known {
  currency: Currency
  tags: readonly string[]
}

/** By what customers are filtered. */
export function customerFilterFields(text: Text, known: Known): FilterField<CustomerFilters>[] {
  const { t } = text
  return [
    tagsField(text, {
      key: 'tag',
      label: t('customers.tags'),
      known: known.tags,
      read: (filters: CustomerFilters) => filters.tag,
      write: (tag) => ({ tag }),
    }),
    flagField(text, {
      key: 'subscribed',
      label: t('customers.subscribed'),
      read: (filters: CustomerFilters) => filters.subscribed,
      write: (subscribed) => ({ subscribed }),
    }),
    countsField(text, {
      key: 'orders',
      label: t('customers.orders'),
      read: ({ ordersFrom, ordersTo }: CustomerFilters) => ({ from: ordersFrom, to: ordersTo }),
      write: ({ from, to }) => ({ ordersFrom: from, ordersTo: to }),
    }),
    amountsField(text, {
      key: 'spent',
      label: t('customers.lifetimeSpend'),
      currency: known.currency,
      read: ({ spentFrom, spentTo }: CustomerFilters) => ({ from: spentFrom, to: spentTo }),
      write: ({ from, to }) => ({ spentFrom: from, spentTo: to }),
    }),
    daysField(text, {
      key: 'lastOrder',
      label: t('customers.lastOrder'),
      read: ({ lastOrderFrom, lastOrderBefore }: CustomerFilters) => ({
        from: lastOrderFrom,
        to: lastOrderBefore,
      }),
      write: ({ from, to }) => ({ lastOrderFrom: from, lastOrderBefore: to }),
    }),
    countryField(text),
  ]
}

const mostCountries = 20

function countryField({ t, language }: Text): FilterField<CustomerFilters> {
  const label = t('lists.country')
  const list = new Intl.ListFormat(language, { type: 'disjunction' })
  return {
    key: 'country',
    label,
    cleared: { country: undefined },
    describe: ({ country }) =>
      country &&
      t('lists.anyOf', {
        field: label,
        values: list.format(country.map((code) => countryName(code, language))),
      }),
    editor: ({ filters, onChange }) => (
      <MultiSelect
        aria-label={label}
        searchable
        data={countryChoices(language)}
        maxValues={mostCountries}
        value={filters.country ?? []}
        onChange={(country) => onChange({ country: country.length === 0 ? undefined : country })}
        comboboxProps={{ withinPortal: false }}
        data-autofocus
      />
    ),
  }
}

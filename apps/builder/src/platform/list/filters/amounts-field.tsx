import type { Currency } from '@counterflow/core'
import { formatMoney } from '@counterflow/i18n'
import type { Text } from '@counterflow/ui'
import { MoneyInput } from '../../forms/MoneyInput'
import type { FilterField } from './filter-field'
import { type Range, rangeField, rangeWords } from './range-field'

interface AmountsFieldOptions<Filters> {
  key: string
  label: string
  currency: Currency
  read: (filters: Filters) => Range<number>
  write: (range: Range<number>) => Partial<Filters>
}

/** A filter by amounts of money, both ends included. */
export function amountsField<Filters>(
  text: Text,
  { key, label, currency, read, write }: AmountsFieldOptions<Filters>,
): FilterField<Filters> {
  const { t, language } = text
  const shown = (amount: number) => formatMoney({ amount, currency }, language)
  return rangeField({
    key,
    label,
    read,
    write,
    inWords: ({ from, to }) => {
      if (from !== undefined && to !== undefined)
        return t('lists.between', { field: label, from: shown(from), to: shown(to) })
      if (from !== undefined) return t('lists.atLeast', { field: label, value: shown(from) })
      return t('lists.atMost', { field: label, value: to === undefined ? '' : shown(to) })
    },
    ends: { from: t('lists.atLeastLabel'), to: t('lists.atMostLabel') },
    input: ({ label: name, value, onChange }) => (
      <MoneyInput label={name} currency={currency} value={value} onChange={onChange} />
    ),
    ...rangeWords(text),
  })
}

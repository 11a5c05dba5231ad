import { useText } from '@counterflow/ui'
import { Combobox, Text, TextInput, useCombobox } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useLateOptions } from '../../../platform/forms/useLateOptions'
import { useTypedSearch } from '../../../platform/forms/useTypedSearch'
import { type StockItem, stockQuery } from '../stock-queries'

interface VariantSearchProps {
  /** Of which location the pieces are told. */
  locationId: string
  onAdd: (item: StockItem) => void
  error: ReactNode
}

/** Finds variants whose stock is counted, by typing. */
export function VariantSearch({ locationId, onAdd, error }: VariantSearchProps) {
  const { t, local } = useText()
  const [typed, setTyped] = useState('')
  const { search, isAhead } = useTypedSearch(typed)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const found = useInfiniteQuery({
    ...stockQuery({ search, limit: 20 }),
    placeholderData: keepPreviousData,
  })
  const late = useLateOptions(isAhead || found.isFetching)
  const items = (found.data?.pages[0]?.items ?? []).filter(({ state }) => state !== 'untracked')
  const choose = (variantId: string) => {
    const item = items.find((one) => one.variantId === variantId)
    if (item === undefined) return
    onAdd(item)
    setTyped('')
    combobox.closeDropdown()
  }
  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.Target>
        <TextInput
          {...late}
          label={t('stock.addVariant')}
          leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
          value={typed}
          error={error}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            combobox.openDropdown()
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={240} style={{ overflowY: 'auto' }}>
          {items.map((item) => (
            <Combobox.Option key={item.variantId} value={item.variantId}>
              <Text size="sm">
                {local(item.product.title)} · {local(item.title)}
              </Text>
              <Text size="xs" c="dimmed">
                {item.sku} · {t('stock.availableHere', { count: availableAt(item, locationId) })}
              </Text>
            </Combobox.Option>
          ))}
          {items.length === 0 && <Combobox.Empty>{t('stock.noSuchVariant')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

/** What can still be sold of a variant from a location. */
export function availableAt({ levels }: StockItem, locationId: string): number {
  return levels.find((level) => level.locationId === locationId)?.available ?? 0
}

import { MoneyText, useText } from '@counterflow/ui'
import { Combobox, Group, Text, TextInput, useCombobox } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useLateOptions } from '../../../platform/forms/useLateOptions'
import { useTypedSearch } from '../../../platform/forms/useTypedSearch'
import { productsQuery } from '../../products/product-queries'
import type { TestOrderLine } from './test-order'

interface ProductSearchProps {
  onAdd: (line: TestOrderLine) => void
  error?: ReactNode
}

/** Finds products by typing, and hands on the chosen one. */
export function ProductSearch({ onAdd, error }: ProductSearchProps) {
  const { t, local } = useText()
  const [typed, setTyped] = useState('')
  const { search, isAhead } = useTypedSearch(typed)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const products = useInfiniteQuery({
    ...productsQuery({ search, limit: 20 }),
    placeholderData: keepPreviousData,
  })
  const late = useLateOptions(isAhead || products.isFetching)
  const choices = (products.data?.pages[0]?.items ?? []).flatMap((product) =>
    product.variants.map((variant) => ({
      variant,
      title:
        product.variants.length > 1
          ? `${local(product.title)} · ${local(variant.title)}`
          : local(product.title),
    })),
  )
  const choose = (variantId: string) => {
    const choice = choices.find(({ variant }) => variant.id === variantId)
    if (choice === undefined) return
    onAdd({ ...choice, quantity: 1 })
    setTyped('')
    combobox.closeDropdown()
  }
  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.Target>
        <TextInput
          {...late}
          label={t('testOrder.addProduct')}
          leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
          value={typed}
          error={error}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            combobox.openDropdown()
          }}
          onClick={() => combobox.openDropdown()}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options mah={260} style={{ overflowY: 'auto' }}>
          {choices.map(({ variant, title }) => (
            <Combobox.Option key={variant.id} value={variant.id}>
              <Group justify="space-between" wrap="nowrap" gap="sm">
                <div>
                  <Text size="sm">{title}</Text>
                  <Text size="xs" c="dimmed">
                    {variant.sku} · {t('testOrder.inStock', { count: variant.available })}
                  </Text>
                </div>
                <MoneyText money={variant.price} />
              </Group>
            </Combobox.Option>
          ))}
          {choices.length === 0 && <Combobox.Empty>{t('products.noMatchTitle')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

import { MoneyText, useText } from '@counterflow/ui'
import { Combobox, Group, Text, TextInput, useCombobox } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLateOptions } from '../../../platform/forms/useLateOptions'
import { useTypedSearch } from '../../../platform/forms/useTypedSearch'
import { productsQuery, type Variant } from '../../products/product-queries'

/** A variant that somebody picked, with its title. */
export interface PickedVariant {
  variant: Variant
  title: string
}

/** Finds a variant by typing. */
export function ProductPicker({ onPick }: { onPick: (picked: PickedVariant) => void }) {
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
    onPick(choice)
    setTyped('')
    combobox.closeDropdown()
  }
  return (
    <Combobox store={combobox} onOptionSubmit={choose}>
      <Combobox.Target>
        <TextInput
          {...late}
          label={t('orderDeeds.addProduct')}
          placeholder={t('orderDeeds.addProductHint')}
          leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            combobox.openDropdown()
          }}
          onClick={() => combobox.openDropdown()}
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
          {choices.length === 0 && <Combobox.Empty>{t('orderDeeds.noProduct')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

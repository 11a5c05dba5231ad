import { MoneyText, useText } from '@counterflow/ui'
import { ActionIcon, Combobox, Group, NumberInput, Stack, Text, TextInput, useCombobox } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch, IconTrash } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { productsQuery } from '../../products/product-queries'
import type { TestOrderLine, TestOrderValues } from './test-order'

const most = 10_000

/** What is ordered: products found by typing, each with its quantity. */
export function LineFields({ form }: { form: UseFormReturnType<TestOrderValues> }) {
  const { t } = useText()
  const { lines } = form.values
  const add = (line: TestOrderLine) => {
    const at = lines.findIndex(({ variant }) => variant.id === line.variant.id)
    const known = lines[at]
    if (known === undefined) form.insertListItem('lines', line)
    else form.setFieldValue(`lines.${at}.quantity`, Math.min(known.quantity + 1, most))
    form.clearFieldError('lines')
  }
  return (
    <Stack gap="sm">
      <ProductSearch onAdd={add} error={form.errors.lines} />
      {lines.map(({ variant, title, quantity }, index) => (
        <Group key={variant.id} gap="sm" wrap="nowrap">
          <div style={{ flex: 1, minWidth: 0 }}>
            <Text fw={500}>{title}</Text>
            <Text size="xs" c="dimmed">
              <MoneyText money={variant.price} />
            </Text>
          </div>
          <NumberInput
            aria-label={t('testOrder.quantity', { title })}
            w={88}
            min={1}
            max={most}
            allowDecimal={false}
            clampBehavior="strict"
            value={quantity}
            onChange={(value) =>
              form.setFieldValue(`lines.${index}.quantity`, Math.max(1, Number(value) || 1))
            }
          />
          <Text w={96} ta="end" fw={500}>
            <MoneyText money={{ ...variant.price, amount: variant.price.amount * quantity }} />
          </Text>
          <ActionIcon
            aria-label={t('testOrder.removeLine', { title })}
            onClick={() => form.removeListItem('lines', index)}
          >
            <IconTrash size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
    </Stack>
  )
}

interface ProductSearchProps {
  onAdd: (line: TestOrderLine) => void
  error: ReactNode
}

function ProductSearch({ onAdd, error }: ProductSearchProps) {
  const { t, local } = useText()
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 200)
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const products = useInfiniteQuery({
    ...productsQuery({ search: search === '' ? undefined : search, limit: 20 }),
    placeholderData: keepPreviousData,
  })
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

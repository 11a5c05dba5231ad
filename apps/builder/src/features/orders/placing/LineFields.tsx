import { MoneyText, useText } from '@counterflow/ui'
import { ActionIcon, Group, NumberInput, Stack, Text } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { IconTrash } from '@tabler/icons-react'
import { ProductSearch } from './ProductSearch'
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

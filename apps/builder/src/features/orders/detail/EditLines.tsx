import { MoneyText, useText } from '@counterflow/ui'
import { ActionIcon, Group, NumberInput, Stack, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { Order } from '../order-queries'
import type { EditValues } from './order-edit'
import { ProductPicker } from './ProductPicker'

const most = 10_000

interface EditLinesProps {
  order: Order
  values: EditValues
  onChange: (values: EditValues) => void
}

/** The lines of an order with their quantities, and what is added to them. */
export function EditLines({ order, values, onChange }: EditLinesProps) {
  const { quantities, added } = values
  const setAdded = (next: EditValues['added']) => onChange({ ...values, added: next })
  return (
    <Stack gap="sm">
      {order.snapshot.lines.map(({ id, title, unitPrice, fulfilled, removed, refunded }) => (
        <LineField
          key={id}
          title={title}
          price={unitPrice}
          least={Math.max(fulfilled + removed, refunded)}
          quantity={quantities[id] ?? 0}
          onChange={(quantity) => onChange({ ...values, quantities: { ...quantities, [id]: quantity } })}
        />
      ))}
      {added.map(({ picked, quantity }, index) => (
        <LineField
          key={picked.variant.id}
          title={picked.title}
          price={picked.variant.price}
          least={0}
          quantity={quantity}
          onChange={(next) =>
            setAdded(
              next === 0
                ? added.filter((_, each) => each !== index)
                : added.map((line, each) => (each === index ? { ...line, quantity: next } : line)),
            )
          }
        />
      ))}
      <ProductPicker
        onPick={(picked) => {
          const known = added.some(({ picked: { variant } }) => variant.id === picked.variant.id)
          if (!known) setAdded([...added, { picked, quantity: 1 }])
        }}
      />
    </Stack>
  )
}

interface LineFieldProps {
  title: string
  price: Order['snapshot']['total']
  least: number
  quantity: number
  onChange: (quantity: number) => void
}

function LineField({ title, price, least, quantity, onChange }: LineFieldProps) {
  const { t } = useText()
  return (
    <Group gap="sm" wrap="nowrap">
      <div style={{ flex: 1, minWidth: 0 }}>
        <Text fw={500} td={quantity === 0 ? 'line-through' : undefined}>
          {title}
        </Text>
        <Text size="xs" c="dimmed">
          <MoneyText money={price} />
        </Text>
      </div>
      <NumberInput
        aria-label={t('orderDeeds.quantityOf', { title })}
        w={88}
        min={least}
        max={most}
        allowDecimal={false}
        clampBehavior="strict"
        value={quantity}
        onChange={(value) => onChange(Math.max(least, Number(value) || 0))}
      />
      <ActionIcon
        aria-label={t('orderDeeds.removeLine', { title })}
        disabled={least > 0 || quantity === 0}
        onClick={() => onChange(0)}
      >
        <IconTrash size={16} stroke={1.5} aria-hidden />
      </ActionIcon>
    </Group>
  )
}

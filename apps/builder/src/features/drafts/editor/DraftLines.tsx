import type { Currency } from '@counterflow/core'
import { MoneyText, Panel, useText } from '@counterflow/ui'
import { ActionIcon, Button, Divider, Group, NumberInput, Stack, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { ProductSearch } from '../../orders/placing/ProductSearch'
import type { TestOrderLine } from '../../orders/placing/test-order'
import { DiscountButton } from './DiscountButton'
import { type FormLine, unitPriceOf } from './draft-form'
import { ItemForm } from './ItemForm'

const most = 10_000

interface DraftLinesProps {
  currency: Currency
  lines: readonly FormLine[]
  onChange: (lines: readonly FormLine[]) => void
}

/** What is ordered: products found by typing, and items of the shop's own. */
export function DraftLines({ currency, lines, onChange }: DraftLinesProps) {
  const { t } = useText()
  const [adding, setAdding] = useState(false)
  const added = useRef(0)
  const change = (key: string, part: { quantity: number } | Pick<FormLine, 'discount'>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...part } : line)))
  const add = ({ variant, title }: TestOrderLine) => {
    const known = lines.find((line) => line.kind === 'variant' && line.variantId === variant.id)
    if (known !== undefined) return change(known.key, { quantity: Math.min(known.quantity + 1, most) })
    const { id: variantId, price } = variant
    const line = { key: variantId, kind: 'variant' as const, title, variantId, price }
    onChange([...lines, { ...line, quantity: 1, discount: null }])
  }
  return (
    <Panel title={t('drafts.products')}>
      <Stack gap="sm">
        <ProductSearch onAdd={add} />
        {lines.map((line) => (
          <DraftLine
            key={line.key}
            line={line}
            currency={currency}
            onChange={(part) => change(line.key, part)}
            onRemove={() => onChange(lines.filter(({ key }) => key !== line.key))}
          />
        ))}
        <Divider />
        {adding ? (
          <ItemForm
            currency={currency}
            onCancel={() => setAdding(false)}
            onAdd={(item) => {
              added.current += 1
              const key = `added-${added.current}`
              onChange([...lines, { ...item, key, quantity: 1, discount: null }])
              setAdding(false)
            }}
          />
        ) : (
          <Button
            variant="default"
            w="fit-content"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t('drafts.addItem')}
          </Button>
        )}
      </Stack>
    </Panel>
  )
}

interface DraftLineProps {
  line: FormLine
  currency: Currency
  onChange: (part: { quantity: number } | Pick<FormLine, 'discount'>) => void
  onRemove: () => void
}

function DraftLine({ line, currency, onChange, onRemove }: DraftLineProps) {
  const { t } = useText()
  const { title, quantity } = line
  const price = unitPriceOf(line, currency)
  return (
    <Group gap="sm" align="flex-start">
      <div style={{ flex: '1 1 180px', minWidth: 0 }}>
        <Text fw={500}>{title}</Text>
        <Group gap="xs">
          {price && (
            <Text size="xs" c="dimmed">
              <MoneyText money={price} />
            </Text>
          )}
          <DiscountButton
            label={t('drafts.lineDiscount', { title })}
            currency={currency}
            value={line.discount}
            onChange={(discount) => onChange({ discount })}
          />
        </Group>
      </div>
      <Group gap="sm" wrap="nowrap">
        <NumberInput
          aria-label={t('testOrder.quantity', { title })}
          w={88}
          min={1}
          max={most}
          allowDecimal={false}
          clampBehavior="strict"
          value={quantity}
          onChange={(value) => onChange({ quantity: Math.max(1, Number(value) || 1) })}
        />
        <Text w={96} ta="end" fw={500}>
          {price && <MoneyText money={{ ...price, amount: price.amount * quantity }} />}
        </Text>
        <ActionIcon aria-label={t('testOrder.removeLine', { title })} onClick={onRemove}>
          <IconTrash size={16} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Group>
    </Group>
  )
}

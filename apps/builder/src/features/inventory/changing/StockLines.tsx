import { useText } from '@counterflow/ui'
import { ActionIcon, Group, NumberInput, Stack, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { StockItem } from '../stock-queries'
import { availableAt, VariantSearch } from './VariantSearch'

/** So many pieces of a variant; a text while it is being typed. */
export interface StockLine {
  item: StockItem
  quantity: number | string
}

interface StockLinesProps {
  lines: readonly StockLine[]
  onChange: (lines: StockLine[]) => void
  locationId: string
  /** Pieces may go as well as come. */
  signed?: boolean
  error: ReactNode
}

/** Whether each line says how many pieces. */
export const areComplete = (lines: readonly StockLine[]): boolean =>
  lines.length > 0 && lines.every(({ quantity }) => typeof quantity === 'number' && quantity !== 0)

/** Which variants, and how many pieces of each. */
export function StockLines({ lines, onChange, locationId, signed = false, error }: StockLinesProps) {
  const { t, local } = useText()
  const add = (item: StockItem) => {
    if (lines.some((line) => line.item.variantId === item.variantId)) return
    onChange([...lines, { item, quantity: 1 }])
  }
  return (
    <Stack gap="sm">
      <VariantSearch locationId={locationId} onAdd={add} error={error} />
      {lines.map((line) => {
        const { item } = line
        const title = `${local(item.product.title)} · ${local(item.title)}`
        return (
          <Group key={item.variantId} gap="sm" wrap="nowrap">
            <div style={{ flex: 1, minWidth: 0 }}>
              <Text fw={500}>{title}</Text>
              <Text size="xs" c="dimmed">
                {item.sku} · {t('stock.availableHere', { count: availableAt(item, locationId) })}
              </Text>
            </div>
            <NumberInput
              aria-label={t(signed ? 'stock.change' : 'stock.quantity', { title })}
              w={104}
              min={signed ? -1_000_000 : 1}
              max={1_000_000}
              allowDecimal={false}
              allowNegative={signed}
              value={line.quantity}
              onChange={(quantity) =>
                onChange(lines.map((one) => (one === line ? { ...one, quantity } : one)))
              }
            />
            <ActionIcon
              aria-label={t('stock.removeLine', { title })}
              onClick={() => onChange(lines.filter((one) => one !== line))}
            >
              <IconTrash size={16} stroke={1.5} aria-hidden />
            </ActionIcon>
          </Group>
        )
      })}
    </Stack>
  )
}

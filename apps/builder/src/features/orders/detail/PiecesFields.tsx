import { MoneyText, useText } from '@counterflow/ui'
import { Group, NumberInput, Stack, Text } from '@mantine/core'
import type { Order } from '../order-queries'

type Line = Order['snapshot']['lines'][number]

interface PiecesFieldsProps {
  lines: readonly Line[]
  /** How many pieces of a line can be chosen. */
  most: (line: Line) => number
  pieces: Readonly<Record<string, number>>
  onChange: (pieces: Record<string, number>) => void
  label: (title: string) => string
}

/** Chooses so many pieces of each line. Lines of which none can be chosen are left out. */
export function PiecesFields({ lines, most, pieces, onChange, label }: PiecesFieldsProps) {
  const { t } = useText()
  return (
    <Stack gap="xs">
      {lines
        .filter((line) => most(line) > 0)
        .map((line) => (
          <Group key={line.id} gap="sm" wrap="nowrap">
            <div style={{ flex: 1, minWidth: 0 }}>
              <Text fw={500}>{line.title}</Text>
              <Text size="xs" c="dimmed">
                {t('orderDeeds.left', { count: most(line) })} · <MoneyText money={line.unitPrice} />
              </Text>
            </div>
            <NumberInput
              aria-label={label(line.title)}
              w={88}
              min={0}
              max={most(line)}
              allowDecimal={false}
              clampBehavior="strict"
              value={pieces[line.id] ?? 0}
              onChange={(value) => onChange({ ...pieces, [line.id]: Number(value) || 0 })}
            />
          </Group>
        ))}
    </Stack>
  )
}

/** The chosen pieces as the API takes them. */
export function chosenLines(pieces: Readonly<Record<string, number>>) {
  return Object.entries(pieces)
    .filter(([, quantity]) => quantity > 0)
    .map(([lineId, quantity]) => ({ lineId, quantity }))
}

import { digitsOf, type SaleCartLine } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { ActionIcon, Button, Group, Stack } from '@mantine/core'
import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { FigureField } from '../pad/FigureField'
import { Pad } from '../pad/Pad'
import { changeLine } from '../sell'
import { useSelling } from '../useSelling'

/** How many pieces: one more, one less, or a number. */
export function QuantityForm({ line }: { line: SaleCartLine }) {
  const { t } = useText()
  const selling = useSelling()
  const [typed, setTyped] = useState('')
  const step = (by: number) => {
    changeLine(selling, line.lineId, { quantity: line.quantity + by })
    setTyped('')
  }
  const save = () => {
    if (typed === '' || changeLine(selling, line.lineId, { quantity: Number(typed) })) selling.showGoods()
  }
  return (
    <Stack>
      <Group wrap="nowrap" align="flex-end">
        <ActionIcon
          variant="default"
          size={64}
          aria-label={t('tillSelling.line.less')}
          onClick={() => step(-1)}
        >
          <IconMinus size={24} aria-hidden />
        </ActionIcon>
        <div style={{ flex: 1 }}>
          <FigureField
            label={t('tillSelling.line.quantity')}
            digits={typed}
            shown={typed}
            placeholder={digitsOf(line.quantity)}
            onDigits={(digits) => setTyped(digits.slice(0, 6))}
            onEnter={save}
          />
        </div>
        <ActionIcon
          variant="default"
          size={64}
          aria-label={t('tillSelling.line.more')}
          onClick={() => step(1)}
        >
          <IconPlus size={24} aria-hidden />
        </ActionIcon>
      </Group>
      <Pad digits={typed} onDigits={(digits) => setTyped(digits.slice(0, 6))} />
      <Button size="lg" onClick={save}>
        {t('tillSelling.ok')}
      </Button>
    </Stack>
  )
}

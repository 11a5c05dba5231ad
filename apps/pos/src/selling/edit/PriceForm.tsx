import { digitsOf, type SaleCartLine, typedAmount } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { FigureField } from '../pad/FigureField'
import { Pad } from '../pad/Pad'
import { useAmountText, useDigitsText } from '../pad/useAmountText'
import { changePrice } from '../sell'
import { useSelling } from '../useSelling'

/** Another price for one piece; a manager may have to approve. */
export function PriceForm({ line }: { line: SaleCartLine }) {
  const { t } = useText()
  const selling = useSelling()
  const amount = useAmountText()
  const shown = useDigitsText()
  const [digits, setDigits] = useState('')
  const { listPrice } = line
  const sell = async (price: typeof line.unitPrice) => {
    if (await changePrice(selling, line.lineId, price)) selling.showGoods()
  }
  const save = () => {
    const price = typedAmount(digits)
    if (price === undefined) selling.showGoods()
    else void sell(price)
  }
  return (
    <Stack>
      <FigureField
        label={t('tillSelling.line.priceOfOne')}
        digits={digits}
        shown={shown(digits)}
        placeholder={amount(line.unitPrice)}
        onDigits={setDigits}
        onEnter={save}
      />
      <Pad digits={digits} onDigits={setDigits} />
      <Group grow>
        {listPrice !== null && listPrice !== line.unitPrice && (
          <Button size="lg" variant="default" onClick={() => void sell(listPrice)}>
            {t('tillSelling.line.backTo', { price: amount(listPrice) })}
          </Button>
        )}
        <Button size="lg" disabled={digitsOf(line.unitPrice) === digits} onClick={save}>
          {t('tillSelling.ok')}
        </Button>
      </Group>
    </Stack>
  )
}

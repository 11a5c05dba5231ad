import { typedAmount } from '@counterflow/core'
import { Notice, useText } from '@counterflow/ui'
import { Button, Stack, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { PanelFrame } from '../PanelFrame'
import { FigureField } from '../pad/FigureField'
import { Pad } from '../pad/Pad'
import { useDigitsText } from '../pad/useAmountText'
import { sellCustomItem } from '../sell'
import { useSelling } from '../useSelling'

/** Something that is in no catalogue, or whose code nobody knows yet. */
export function CustomItemPanel({ code }: { code: string }) {
  const { t } = useText()
  const selling = useSelling()
  const shown = useDigitsText()
  const [title, setTitle] = useState('')
  const [digits, setDigits] = useState('')
  const [taxable, setTaxable] = useState(true)
  const price = typedAmount(digits)
  const sell = async () => {
    if (price === undefined) return
    const named = title.trim() === '' ? t('tillSelling.custom.title') : title.trim()
    const full = code === '' ? named : `${named} (${code})`
    if (await sellCustomItem(selling, { title: full.slice(0, 300), unitPrice: price, quantity: 1, taxable }))
      selling.showGoods()
  }
  return (
    <PanelFrame title={t('tillSelling.custom.title')} onClose={selling.showGoods}>
      <Stack>
        {code !== '' && <Notice tone="caution">{t('tillSelling.notice.unknownCode', { code })}</Notice>}
        <TextInput
          size="lg"
          label={t('tillSelling.custom.name')}
          placeholder={t('tillSelling.custom.title')}
          maxLength={200}
          value={title}
          onChange={({ currentTarget: { value } }) => setTitle(value)}
        />
        <FigureField
          label={t('tillSelling.line.price')}
          digits={digits}
          shown={shown(digits)}
          onDigits={setDigits}
          onEnter={() => void sell()}
        />
        <Pad digits={digits} onDigits={setDigits} />
        <Switch
          size="lg"
          label={t('tillSelling.custom.taxable')}
          checked={taxable}
          onChange={({ currentTarget: { checked } }) => setTaxable(checked)}
        />
        <Button size="lg" disabled={price === undefined} onClick={() => void sell()}>
          {t('tillSelling.custom.add')}
        </Button>
      </Stack>
    </PanelFrame>
  )
}

import { type SaleLineId, withoutLine } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button, SegmentedControl, Stack, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { lineTitle } from '../goods-title'
import { PanelFrame } from '../PanelFrame'
import { useAmountText } from '../pad/useAmountText'
import { changeCart, changeLine, giveDiscount } from '../sell'
import type { LineField } from '../selling'
import { useCounter, useSelling } from '../useSelling'
import { DiscountForm } from './DiscountForm'
import { NoteForm } from './NoteForm'
import { PriceForm } from './PriceForm'
import { QuantityForm } from './QuantityForm'

interface LineEditorProps {
  readonly lineId: SaleLineId
  readonly field: LineField
}

const fields: readonly LineField[] = ['quantity', 'price', 'discount', 'note']

/** All that can be changed on a line of the cart. */
export function LineEditor({ lineId, field }: LineEditorProps) {
  const { t, language } = useText()
  const selling = useSelling()
  const amount = useAmountText()
  const counter = useCounter()
  const [shown, show] = useState(field)
  useEffect(() => show(field), [field])
  const line = counter?.document.cart.lines.find((one) => one.lineId === lineId)
  useEffect(() => {
    if (counter !== undefined && line === undefined) selling.showGoods()
  }, [counter, line, selling])
  if (line === undefined) return null
  const product = line.productId === null ? undefined : selling.till.records.product(line.productId)
  const form = {
    quantity: <QuantityForm line={line} />,
    price: <PriceForm line={line} />,
    discount: (
      <DiscountForm
        of={line.unitPrice * line.quantity}
        given={line.given}
        onGive={(given, share) => giveDiscount(selling, lineId, given, share)}
        onDone={selling.showGoods}
      />
    ),
    note: (
      <NoteForm
        note={line.note}
        most={200}
        onSave={(note) => {
          if (changeLine(selling, lineId, { note })) selling.showGoods()
        }}
      />
    ),
  }
  return (
    <PanelFrame title={lineTitle(line, product, language)} onClose={selling.showGoods}>
      <Stack>
        <Text c="dimmed" className="cf-figures">
          {line.listPrice === null || line.listPrice === line.unitPrice
            ? amount(line.unitPrice)
            : t('tillSelling.line.insteadOf', {
                price: amount(line.unitPrice),
                list: amount(line.listPrice),
              })}
        </Text>
        <SegmentedControl
          size="xl"
          fullWidth
          aria-label={t('tillSelling.line.what')}
          value={shown}
          onChange={(value) => show(fields.find((one) => one === value) ?? 'quantity')}
          data={fields.map((value) => ({ value, label: t(`tillSelling.line.${value}`) }))}
        />
        {form[shown]}
        <Button
          size="lg"
          variant="default"
          leftSection={<IconTrash size={20} aria-hidden />}
          onClick={() => changeCart(selling, (cart) => withoutLine(cart, lineId))}
        >
          {t('tillSelling.line.remove')}
        </Button>
      </Stack>
    </PanelFrame>
  )
}

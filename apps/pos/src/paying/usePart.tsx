import { leftToPay, type MinorUnits, minorUnits, type Payment, typedAmount } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { useState } from 'react'
import { FigureField } from '../selling/pad/FigureField'
import { Pad } from '../selling/pad/Pad'
import { useAmountText, useDigitsText } from '../selling/pad/useAmountText'

/** How much of what is left somebody pays in one way: all of it, unless something is typed. */
export function usePart(payment: Payment) {
  const { t } = useText()
  const amount = useAmountText()
  const shown = useDigitsText()
  const [digits, setDigits] = useState('')
  const left = leftToPay(payment)
  const part: MinorUnits = minorUnits(Math.min(left, typedAmount(digits) ?? left))
  const field = (
    <>
      <FigureField
        label={t('tillSelling.payment.part')}
        digits={digits}
        shown={shown(digits)}
        placeholder={amount(left)}
        onDigits={setDigits}
      />
      <Pad digits={digits} onDigits={setDigits} />
    </>
  )
  return { part, field }
}

import {
  leftInCash,
  type Payment,
  payInCash,
  quickAmounts,
  tenderIdSchema,
  typedAmount,
} from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button, Stack } from '@mantine/core'
import { useState } from 'react'
import { FigureField } from '../selling/pad/FigureField'
import { Pad } from '../selling/pad/Pad'
import { useAmountText, useDigitsText } from '../selling/pad/useAmountText'
import { useSelling } from '../selling/useSelling'
import { freshId } from '../till/fresh-id'
import classes from './PayPage.module.css'
import { usePaying } from './usePaying'

/** Cash: what the customer is likely to hand over is one tap, all else is typed. */
export function CashForm({ payment }: { payment: Payment }) {
  const { t } = useText()
  const amount = useAmountText()
  const shown = useDigitsText()
  const { denominations } = useSelling().desk.settings()
  const { pay, isBusy } = usePaying()
  const [digits, setDigits] = useState('')
  const due = leftInCash(payment)
  const given = typedAmount(digits)
  const take = (handed: typeof due | null) =>
    void pay((before) => payInCash(before, freshId(tenderIdSchema), handed))
  const change = given === undefined ? 0 : given - due
  return (
    <Stack>
      <div className={classes.quick}>
        {quickAmounts(due, denominations).map((value) => (
          <Button
            key={value}
            h={64}
            px="xs"
            fz={18}
            variant={value === due ? 'filled' : 'default'}
            disabled={isBusy}
            aria-keyshortcuts={value === due ? 'F10' : undefined}
            onClick={() => take(value === due ? null : (typedAmount(String(value)) ?? null))}
          >
            {value === due ? t('tillSelling.cash.exact', { amount: amount(value) }) : amount(value)}
          </Button>
        ))}
      </div>
      <FigureField
        label={t('tillSelling.cash.given')}
        digits={digits}
        shown={shown(digits)}
        onDigits={setDigits}
        onEnter={() => take(given ?? null)}
      />
      <Pad digits={digits} onDigits={setDigits} />
      <Button
        h={64}
        fz={18}
        disabled={given === undefined || given === 0}
        loading={isBusy}
        onClick={() => take(given ?? null)}
      >
        {change > 0
          ? t('tillSelling.cash.takeWithChange', { change: amount(change) })
          : change < 0
            ? t('tillSelling.cash.takePart')
            : t('tillSelling.cash.take')}
      </Button>
    </Stack>
  )
}

import { type Currency, digitsOf, typedAmount } from '@counterflow/core'
import { formatMoney } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { Stack } from '@mantine/core'
import { FigureField } from '../selling/pad/FigureField'
import { Pad } from '../selling/pad/Pad'

interface AmountInputProps {
  label: string
  currency: Currency
  /** Minor units. */
  value: number
  onChange: (amount: number) => void
  error?: string | undefined
}

/** An amount, typed with large keys or a keyboard. */
export function AmountInput({ label, currency, value, onChange, error }: AmountInputProps) {
  const { language } = useText()
  const digits = digitsOf(value)
  const change = (typed: string) => onChange(typedAmount(typed) ?? 0)
  const text = (amount: number) => formatMoney({ amount, currency }, language)
  return (
    <Stack gap="sm" w="100%" maw={440}>
      <FigureField
        label={label}
        error={error}
        digits={digits}
        shown={text(value)}
        placeholder={text(0)}
        onDigits={change}
      />
      <Pad digits={digits} onDigits={change} />
    </Stack>
  )
}

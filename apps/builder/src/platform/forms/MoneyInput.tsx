import { type Currency, exponentOf } from '@counterflow/core'
import { decimalOf } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { NumberInput, type NumberInputProps } from '@mantine/core'
import { minorUnitsOf } from './minor-units'

interface MoneyInputProps
  extends Omit<
    NumberInputProps,
    'value' | 'onChange' | 'min' | 'max' | 'decimalScale' | 'prefix' | 'suffix'
  > {
  currency: Currency
  /** Minor units; undefined while empty. */
  value: number | undefined
  onChange: (amount: number | undefined) => void
}

/** The separators and the symbol of `currency` in `language`, as Intl writes them. */
function notation(language: string, currency: Currency) {
  const parts = new Intl.NumberFormat(language, { style: 'currency', currency }).formatToParts(12_345.6)
  const of = (type: Intl.NumberFormatPartTypes) => parts.find((part) => part.type === type)?.value
  return { symbol: of('currency') ?? currency, group: of('group') ?? ',', decimal: of('decimal') ?? '.' }
}

/** An amount of money in the reader's notation, with as many decimals as the currency has. */
export function MoneyInput({ currency, value, onChange, ...input }: MoneyInputProps) {
  const { language } = useText()
  const exponent = exponentOf(currency)
  const { symbol, group, decimal } = notation(language, currency)
  return (
    <NumberInput
      {...input}
      inputMode={exponent === 0 ? 'numeric' : 'decimal'}
      hideControls
      allowDecimal={exponent > 0}
      decimalScale={exponent}
      thousandSeparator={group}
      decimalSeparator={decimal}
      leftSection={
        <span aria-hidden style={{ fontSize: 13, color: 'var(--cf-ink-soft)' }}>
          {symbol}
        </span>
      }
      leftSectionWidth={symbol.length > 1 ? 20 + symbol.length * 9 : 32}
      value={value === undefined ? '' : decimalOf(value, exponent)}
      onChange={(next) => onChange(minorUnitsOf(`${next}`, exponent))}
    />
  )
}

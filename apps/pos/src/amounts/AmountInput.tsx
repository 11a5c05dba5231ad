import type { Currency } from '@counterflow/core'
import { formatMoney } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { TextInput, UnstyledButton } from '@mantine/core'
import { IconBackspace } from '@tabler/icons-react'
import classes from './AmountInput.module.css'
import { typedAmount } from './typed-amount'

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '00', '0'] as const

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
  const { t, language } = useText()
  const press = (key: string) => onChange(typedAmount(`${value}${key}`))
  return (
    <div className={classes.amount}>
      <TextInput
        label={label}
        error={error}
        inputMode="none"
        size="xl"
        classNames={{ input: classes.field }}
        value={formatMoney({ amount: value, currency }, language)}
        onChange={(event) => onChange(typedAmount(event.currentTarget.value))}
        data-autofocus
        autoFocus
        onKeyDown={(event) => {
          // Wherever the cursor stands: the last character may be the currency's, and the first one a digit.
          if (event.ctrlKey || event.metaKey || event.altKey) return
          if (event.key !== 'Backspace' && !/^\d$/.test(event.key)) return
          event.preventDefault()
          if (event.key === 'Backspace') onChange(typedAmount(`${value}`.slice(0, -1)))
          else press(event.key)
        }}
      />
      <div className={classes.keys}>
        {keys.map((key) => (
          <UnstyledButton key={key} className={classes.key} onClick={() => press(key)}>
            {key}
          </UnstyledButton>
        ))}
        <UnstyledButton
          className={classes.key}
          aria-label={t('till.session.erase')}
          onClick={() => onChange(typedAmount(`${value}`.slice(0, -1)))}
        >
          <IconBackspace size={24} stroke={1.5} aria-hidden />
        </UnstyledButton>
      </div>
    </div>
  )
}

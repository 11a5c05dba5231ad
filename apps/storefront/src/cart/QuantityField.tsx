import { useEffect, useState } from 'preact/hooks'
import { useReader } from '../platform/reader'

const mostPieces = 999

interface QuantityFieldProps {
  value: number
  label: string
  least?: number
  onChange: (quantity: number) => void
}

/** How many pieces: by two buttons, or typed. What is no number is put back. */
export function QuantityField({ value, label, least = 1, onChange }: QuantityFieldProps) {
  const { t } = useReader()
  const [typed, setTyped] = useState(String(value))
  useEffect(() => setTyped(String(value)), [value])
  const settle = (text: string) => {
    const wanted = Math.min(mostPieces, Math.max(least, Math.round(Number(text))))
    if (text.trim() === '' || Number.isNaN(wanted)) return setTyped(String(value))
    setTyped(String(wanted))
    if (wanted !== value) onChange(wanted)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row everywhere.
    <div class="quantity" role="group" aria-label={label}>
      <button
        type="button"
        aria-label={t('cart.fewer')}
        disabled={value <= least}
        onClick={() => settle(String(value - 1))}
      >
        −
      </button>
      <input
        inputMode="numeric"
        aria-label={t('cart.quantity')}
        maxLength={3}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onBlur={(event) => settle(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            event.preventDefault()
            settle(event.currentTarget.value)
          }
        }}
      />
      <button
        type="button"
        aria-label={t('cart.more')}
        disabled={value >= mostPieces}
        onClick={() => settle(String(value + 1))}
      >
        +
      </button>
    </div>
  )
}

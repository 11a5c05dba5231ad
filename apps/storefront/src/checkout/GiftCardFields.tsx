import { useState } from 'preact/hooks'
import { useReader } from '../platform/reader'

const mostCards = 5

/** Codes of gift cards, which pay before anything else does. */
export function GiftCardFields({
  codes,
  onChange,
}: {
  codes: readonly string[]
  onChange: (codes: string[]) => void
}) {
  const { t } = useReader()
  const [typed, setTyped] = useState('')
  const add = () => {
    const code = typed.trim()
    if (code === '') return
    onChange([...new Set([...codes, code])].slice(0, mostCards))
    setTyped('')
  }
  return (
    <details class="gift-cards" open={codes.length > 0}>
      <summary>{t('giftCard.have')}</summary>
      <div class="inline">
        <input
          aria-label={t('giftCard.code')}
          placeholder={t('giftCard.code')}
          maxLength={100}
          autoComplete="off"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            // Enter takes the code, and orders nothing yet.
            event.preventDefault()
            add()
          }}
        />
        <button type="button" class="button second" onClick={add} disabled={codes.length >= mostCards}>
          {t('discount.use')}
        </button>
      </div>
      <ul class="codes">
        {codes.map((code) => (
          <li key={code}>
            <span class="code">{code}</span>
            <button
              type="button"
              class="quiet"
              aria-label={t('giftCard.remove', { code })}
              onClick={() => onChange(codes.filter((other) => other !== code))}
            >
              {t('cart.remove')}
            </button>
          </li>
        ))}
      </ul>
      <p class="faint">{t('giftCard.explained')}</p>
    </details>
  )
}

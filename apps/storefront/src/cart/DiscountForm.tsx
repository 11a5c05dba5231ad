import type { Schemas } from '@counterflow/api-client'
import { useState } from 'preact/hooks'
import { Refusal } from '../platform/answered'
import { problemText } from '../platform/problem-text'
import { useReader } from '../platform/reader'
import { useCart } from './cart-context'

/** Takes a discount code, shows those in use, and says why one cannot be used. */
export function DiscountForm({ cart }: { cart: Schemas['Cart'] }) {
  const { t } = useReader()
  const { keeper } = useCart()
  const [code, setCode] = useState('')
  const [failure, setFailure] = useState<unknown>()
  const remove = (used: string) => keeper.removeCode(used).catch(setFailure)
  return (
    <div class="discount">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (code.trim() === '') return
          setFailure(undefined)
          keeper.addCode(code.trim()).then(() => setCode(''), setFailure)
        }}
      >
        <input
          aria-label={t('discount.label')}
          placeholder={t('discount.label')}
          maxLength={100}
          autoComplete="off"
          autoCapitalize="characters"
          value={code}
          aria-invalid={failure !== undefined}
          aria-describedby={failure === undefined ? undefined : 'discount-failure'}
          onInput={(event) => setCode(event.currentTarget.value)}
        />
        <button type="submit" class="button second">
          {t('discount.use')}
        </button>
      </form>
      {failure !== undefined && (
        <p class="error" role="alert" id="discount-failure">
          {problemText(failure, t)}
        </p>
      )}
      <ul class="codes">
        {cart.discounts.map((used) => (
          <li key={used.code}>
            <span class="code">{used.code}</span>
            <RemoveCode code={used.code} onRemove={remove} />
          </li>
        ))}
        {cart.refused.map((refused) => (
          <li key={refused.code} class="refused">
            <span class="code">{refused.code}</span>
            <RemoveCode code={refused.code} onRemove={remove} />
            <p class="error" role="status">
              {problemText(new Refusal(refused.problem.type.split('/').at(-1) ?? '', 422), t)}
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}

function RemoveCode({ code, onRemove }: { code: string; onRemove: (code: string) => void }) {
  const { t } = useReader()
  return (
    <button
      type="button"
      class="quiet"
      aria-label={t('discount.removeCode', { code })}
      onClick={() => onRemove(code)}
    >
      {t('cart.remove')}
    </button>
  )
}

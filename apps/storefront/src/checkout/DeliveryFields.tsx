import type { Schemas } from '@counterflow/api-client'
import { useReader } from '../platform/reader'
import { AddressFields } from './AddressFields'
import type { useCheckout } from './useCheckout'

interface DeliveryFieldsProps {
  checkout: ReturnType<typeof useCheckout>
  cart: Schemas['Cart']
}

/** Where it goes to and how, or where it is fetched. */
export function DeliveryFields({ checkout, cart }: DeliveryFieldsProps) {
  const { t } = useReader()
  const { draft, change, tellQuietly } = checkout
  const [place] = cart.shippingRates.filter(({ pickup }) => pickup)
  const turn = (pickup: boolean) => {
    const changes = { pickup, rateId: pickup ? (place?.id ?? null) : null }
    change(changes)
    tellQuietly({ ...draft, ...changes })
  }
  return (
    <fieldset class="part">
      <legend>{t('checkout.delivery')}</legend>
      {place !== undefined && (
        <div class="ways">
          {[false, true].map((pickup) => (
            <label class="way" key={String(pickup)}>
              <input
                type="radio"
                name="pickup"
                checked={draft.pickup === pickup}
                onChange={() => turn(pickup)}
              />
              <span>{t(pickup ? 'checkout.fetched' : 'checkout.sent')}</span>
            </label>
          ))}
        </div>
      )}
      {!draft.pickup && <AddressFields kind="shipping" checkout={checkout} />}
      <Rates checkout={checkout} cart={cart} />
    </fieldset>
  )
}

/** The ways that lead there, each with its price. */
function Rates({ checkout, cart }: DeliveryFieldsProps) {
  const { t, local, money } = useReader()
  const { draft, change, tellQuietly } = checkout
  const rates = cart.shippingRates.filter(({ pickup }) => pickup === draft.pickup)
  // Before the address is there, the rates are those of another place.
  if (!draft.pickup && cart.shippingAddress === null)
    return <p class="faint">{t('checkout.ratesAfterAddress')}</p>
  if (rates.length === 0) return <p class="error">{t('obstacle.not_shipped_there')}</p>
  const chosen =
    rates.find(({ id }) => id === draft.rateId) ??
    rates.find(({ id }) => id === cart.shippingRateId) ??
    rates[0]
  return (
    <div class="ways" role="radiogroup" aria-label={t('checkout.rates')}>
      {rates.map((rate) => (
        <label class="way" key={rate.id}>
          <input
            type="radio"
            name="rate"
            checked={rate.id === chosen?.id}
            onChange={() => {
              change({ rateId: rate.id })
              tellQuietly({ ...draft, rateId: rate.id })
            }}
          />
          <span>
            {local(rate.name)}
            {rate.delivery !== null && <small class="faint">{local(rate.delivery)}</small>}
          </span>
          <span class="way-price">{rate.amount.amount === 0 ? t('totals.free') : money(rate.amount)}</span>
        </label>
      ))}
    </div>
  )
}

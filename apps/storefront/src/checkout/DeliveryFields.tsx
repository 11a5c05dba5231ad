import type { Schemas } from '@counterflow/api-client'
import { useMemo } from 'preact/hooks'
import { useStore } from '../application/store'
import { useReader } from '../platform/reader'
import { fieldsOf } from './country-fields'
import { TextInput } from './TextInput'
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
      {!draft.pickup && <AddressFields checkout={checkout} />}
      <Rates checkout={checkout} cart={cart} />
    </fieldset>
  )
}

function AddressFields({ checkout }: Pick<DeliveryFieldsProps, 'checkout'>) {
  const { t, language } = useReader()
  const { profile } = useStore()
  const { draft, faults, change, tellQuietly } = checkout
  const countries = useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'region' })
    const named = profile.shipsTo.map((code) => ({ code, name: names.of(code) ?? code }))
    const [home, ...others] = named
    const sorted = others.sort((one, other) => one.name.localeCompare(other.name, language))
    return home === undefined ? [] : [home, ...sorted]
  }, [profile, language])
  return (
    <>
      <div class="field">
        <label for="field-country">{t('address.country')}</label>
        <select
          id="field-country"
          name="countryCode"
          autoComplete="country"
          value={draft.countryCode}
          onChange={(event) => {
            const countryCode = event.currentTarget.value
            change({ countryCode, rateId: null })
            tellQuietly({ ...draft, countryCode, rateId: null })
          }}
        >
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div class="fields">
        {fieldsOf(draft.countryCode).map(({ part, label, isOptional, isNarrow, autoComplete }) => (
          <TextInput
            key={part}
            name={part}
            label={t(label)}
            isOptional={isOptional}
            isNarrow={isNarrow}
            inputMode={
              part === 'postalCode' && ['KR', 'JP'].includes(draft.countryCode) ? 'numeric' : undefined
            }
            autoComplete={`shipping ${autoComplete}`}
            maxLength={part === 'postalCode' ? 20 : part === 'city' || part === 'region' ? 100 : 200}
            draft={draft}
            fault={faults[part]}
            wrong={t('field.postalCode')}
            onType={(name, text) => change({ [name]: text })}
            onLeave={() => tellQuietly()}
          />
        ))}
      </div>
    </>
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

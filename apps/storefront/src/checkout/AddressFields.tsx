import { useMemo } from 'preact/hooks'
import { useStore } from '../application/store'
import { useReader } from '../platform/reader'
import { type AddressKind, addressField } from './address-draft'
import type { CheckoutDraft } from './checkout-draft'
import { fieldsOf } from './country-fields'
import { TextInput } from './TextInput'
import type { useCheckout } from './useCheckout'

interface AddressFieldsProps {
  kind: AddressKind
  checkout: ReturnType<typeof useCheckout>
}

/** An address, as people in its country write them. */
export function AddressFields({ kind, checkout }: AddressFieldsProps) {
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
  const country = addressField(kind, 'countryCode')
  const countryCode = draft[country]
  const turnTo = (code: string) => {
    // Another country has other ways of sending; who is billed decides about none.
    const changes: Partial<CheckoutDraft> =
      kind === 'shipping' ? { countryCode: code, rateId: null } : { [country]: code }
    change(changes)
    tellQuietly({ ...draft, ...changes })
  }
  return (
    <>
      <div class="field">
        <label for={`field-${country}`}>{t('address.country')}</label>
        <select
          id={`field-${country}`}
          name={country}
          autoComplete={`${kind} country`}
          value={countryCode}
          onChange={(event) => turnTo(event.currentTarget.value)}
        >
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div class="fields">
        {fieldsOf(countryCode).map(({ part, label, isOptional, isNarrow, autoComplete }) => (
          <TextInput
            key={part}
            name={addressField(kind, part)}
            label={t(label)}
            isOptional={isOptional}
            isNarrow={isNarrow}
            inputMode={part === 'postalCode' && ['KR', 'JP'].includes(countryCode) ? 'numeric' : undefined}
            autoComplete={`${kind} ${autoComplete}`}
            maxLength={part === 'postalCode' ? 20 : part === 'city' || part === 'region' ? 100 : 200}
            draft={draft}
            fault={faults[addressField(kind, part)]}
            wrong={t('field.postalCode')}
            onType={(name, text) => change({ [name]: text })}
            onLeave={() => tellQuietly()}
          />
        ))}
      </div>
    </>
  )
}

import { useReader } from '../platform/reader'
import { TextInput } from './TextInput'
import { Tick } from './Tick'
import type { useCheckout } from './useCheckout'

type Checkout = ReturnType<typeof useCheckout>

/** Who orders, how to reach them, and whether they want news (R126): nothing is ticked for them. */
export function ContactFields({ checkout }: { checkout: Checkout }) {
  const { t } = useReader()
  const { draft, faults, change, tellQuietly } = checkout
  const shared = {
    draft,
    onType: (name: string, text: string) => change({ [name]: text }),
    onLeave: () => tellQuietly(),
  }
  return (
    <fieldset class="part">
      <legend>{t('checkout.contact')}</legend>
      <TextInput
        {...shared}
        name="email"
        type="email"
        inputMode="email"
        label={t('checkout.email')}
        autoComplete="email"
        maxLength={200}
        fault={faults.email}
        wrong={t('field.email')}
      />
      <TextInput
        {...shared}
        name="name"
        label={t('checkout.name')}
        autoComplete="name"
        maxLength={200}
        fault={faults.name}
      />
      <TextInput
        {...shared}
        name="phone"
        type="tel"
        inputMode="tel"
        label={t('checkout.phone')}
        autoComplete="tel"
        maxLength={40}
        isOptional
        fault={faults.phone}
        wrong={t('refusal.invalid-phone')}
      />
      <Tick
        label={t('checkout.wantsMail')}
        isOn={draft.wantsMail}
        onTurn={(wantsMail) => {
          change({ wantsMail })
          tellQuietly({ ...draft, wantsMail })
        }}
      />
      {draft.phone.trim() !== '' && (
        <Tick
          label={t('checkout.wantsSms')}
          isOn={draft.wantsSms}
          onTurn={(wantsSms) => {
            change({ wantsSms })
            tellQuietly({ ...draft, wantsSms })
          }}
        />
      )}
    </fieldset>
  )
}

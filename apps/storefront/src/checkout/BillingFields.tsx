import { useReader } from '../platform/reader'
import { AddressFields } from './AddressFields'
import { TextInput } from './TextInput'
import { Tick } from './Tick'
import type { useCheckout } from './useCheckout'

/** Whom the bill is for: whoever the goods go to, unless somebody says otherwise. */
export function BillingFields({ checkout }: { checkout: ReturnType<typeof useCheckout> }) {
  const { t } = useReader()
  const { draft, faults, change, tellQuietly } = checkout
  return (
    <fieldset class="part">
      <legend>{t('checkout.billing')}</legend>
      <Tick
        label={t('checkout.billedAsSent')}
        isOn={draft.billedAsSent}
        onTurn={(billedAsSent) => {
          change({ billedAsSent })
          tellQuietly({ ...draft, billedAsSent })
        }}
      />
      {!draft.billedAsSent && (
        <>
          <TextInput
            name="billingName"
            label={t('checkout.name')}
            autoComplete="billing name"
            maxLength={200}
            draft={draft}
            fault={faults.billingName}
            onType={(name, text) => change({ [name]: text })}
            onLeave={() => tellQuietly()}
          />
          <AddressFields kind="billing" checkout={checkout} />
        </>
      )}
    </fieldset>
  )
}

import type { Schemas } from '@counterflow/api-client'
import { useReader } from '../platform/reader'
import { GiftCardFields } from './GiftCardFields'
import { TextInput } from './TextInput'
import type { useCheckout } from './useCheckout'

interface PaymentFieldsProps {
  checkout: ReturnType<typeof useCheckout>
  cart: Schemas['Cart']
}

/** Cards that the test gateway knows, and what each does. */
const testCards = [
  { number: '4242 4242 4242 4242', does: 'checkout.testCard.works' },
  { number: '4000 0000 0000 0002', does: 'checkout.testCard.declined' },
  { number: '4100 0000 0000 0019', does: 'checkout.testCard.risky' },
] as const

/** By card, or later in one of the ways that the shop offers (R104). */
export function PaymentFields({ checkout, cart }: PaymentFieldsProps) {
  const { t, local } = useReader()
  const { draft, change } = checkout
  const way = (key: string, name: string) => (
    <label class="way" key={key}>
      <input
        type="radio"
        name="payment"
        checked={draft.payment === key}
        onChange={() => change({ payment: key })}
      />
      <span>{name}</span>
    </label>
  )
  const later = cart.paymentMethods.find(({ key }) => key === draft.payment)
  return (
    <fieldset class="part">
      <legend>{t('checkout.payment')}</legend>
      <div class="ways" role="radiogroup" aria-label={t('checkout.payment')}>
        {way('card', t('checkout.card'))}
        {cart.paymentMethods.map(({ key, name }) => way(key, local(name)))}
        {draft.giftCards.length > 0 && way('none', t('checkout.giftCardsOnly'))}
      </div>
      {draft.payment === 'card' && <CardFields checkout={checkout} />}
      {later?.instructions && <p class="instructions">{local(later.instructions)}</p>}
      <GiftCardFields codes={draft.giftCards} onChange={(giftCards) => change({ giftCards })} />
    </fieldset>
  )
}

function CardFields({ checkout }: Pick<PaymentFieldsProps, 'checkout'>) {
  const { t } = useReader()
  const { draft, faults, trouble, change } = checkout
  const isDeclined = trouble?.kind === 'refused'
  return (
    <>
      <TextInput
        name="card"
        label={t('checkout.cardNumber')}
        inputMode="numeric"
        autoComplete="cc-number"
        maxLength={23}
        draft={draft}
        fault={faults.card}
        wrong={isDeclined ? t('refusal.card-declined') : t('field.card')}
        onType={(name, text) => change({ [name]: text })}
        onLeave={() => undefined}
      />
      <details class="test-cards">
        <summary>{t('checkout.testCards')}</summary>
        <ul>
          {testCards.map(({ number, does }) => (
            <li key={number}>
              <button type="button" class="quiet" onClick={() => change({ card: number })}>
                {number}
              </button>{' '}
              <span class="faint">{t(does)}</span>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

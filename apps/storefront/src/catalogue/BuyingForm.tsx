import type { Schemas } from '@counterflow/api-client'
import { useState } from 'preact/hooks'
import { useCart } from '../cart/cart-context'
import { rememberPicture } from '../cart/pictured'
import { QuantityField } from '../cart/QuantityField'
import { problemText } from '../platform/problem-text'
import { useReader } from '../platform/reader'
import { formerPrice } from './prices'
import { VariantPicker } from './VariantPicker'
import { firstChoice } from './variant-choice'

type Product = Schemas['StorefrontProduct']

/** Which form of a product, how many of it, and into the cart with it. */
export function BuyingForm({ product, wanted }: { product: Product; wanted: string | null }) {
  const { t, money } = useReader()
  const { keeper } = useCart()
  const [chosen, setChosen] = useState(() => firstChoice(product, wanted))
  const [quantity, setQuantity] = useState(1)
  const [failure, setFailure] = useState<unknown>()
  const [isBusy, setBusy] = useState(false)
  if (chosen === undefined) return null
  const former = formerPrice(chosen)
  const isGone = chosen.availability === 'out_of_stock'
  const choose = (variant: Product['variants'][number]) => {
    setChosen(variant)
    setFailure(undefined)
    // Reloading the page, or sending its address on, keeps the choice.
    const address = new URL(location.href)
    address.searchParams.set('variant', variant.sku)
    history.replaceState(history.state, '', address)
  }
  const buy = async () => {
    setBusy(true)
    setFailure(undefined)
    try {
      rememberPicture(product)
      await keeper.add(chosen.id, quantity)
      setQuantity(1)
      keeper.open()
    } catch (error) {
      setFailure(error)
    }
    setBusy(false)
  }
  return (
    <form
      class="buying"
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy && !isGone) void buy()
      }}
    >
      <p class="price">
        <strong>{money(chosen.price)}</strong>
        {former !== undefined && (
          <s>
            <span class="unseen">{t('product.before')} </span>
            {money(former)}
          </s>
        )}
      </p>
      <VariantPicker product={product} chosen={chosen} onChoose={choose} />
      <p class={`stock ${chosen.availability}`} role="status">
        {t(`stock.${chosen.availability}`)}
      </p>
      <div class="buying-row">
        <QuantityField value={quantity} label={t('cart.quantity')} onChange={setQuantity} />
        <button type="submit" class="button" disabled={isGone} aria-busy={isBusy}>
          {isGone ? t('stock.out_of_stock') : t('product.buy')}
        </button>
      </div>
      {failure !== undefined && (
        <p class="error" role="alert">
          {problemText(failure, t)}
        </p>
      )}
    </form>
  )
}

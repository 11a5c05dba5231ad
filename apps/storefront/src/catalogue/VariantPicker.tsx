import type { Schemas } from '@counterflow/api-client'
import { useReader } from '../platform/reader'
import { valuesOf } from './variant-choice'

type Product = Schemas['StorefrontProduct']

interface VariantPickerProps {
  product: Product
  chosen: Product['variants'][number]
  onChoose: (variant: Product['variants'][number]) => void
}

/** The options of a product as buttons; what there is not beside the other choices cannot be pressed. */
export function VariantPicker({ product, chosen, onChoose }: VariantPickerProps) {
  const { t, local } = useReader()
  if (product.variants.length < 2) return null
  return (
    <>
      {product.options.map((option, index) => (
        <fieldset class="option" key={option.name.en}>
          <legend>{local(option.name)}</legend>
          {valuesOf(product, chosen, index).map(({ value, isChosen, leadsTo }) => {
            const isGone = leadsTo?.availability === 'out_of_stock'
            return (
              <label key={value.en} class={isGone ? 'choice gone' : 'choice'}>
                <input
                  type="radio"
                  name={`option-${index}`}
                  checked={isChosen}
                  disabled={leadsTo === undefined}
                  onChange={() => {
                    if (leadsTo !== undefined) onChoose(leadsTo)
                  }}
                />
                <span>
                  {local(value)}
                  {isGone && <span class="unseen">, {t('stock.out_of_stock')}</span>}
                </span>
              </label>
            )
          })}
        </fieldset>
      ))}
    </>
  )
}

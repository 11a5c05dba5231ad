import type { Schemas } from '@counterflow/api-client'

type Product = Pick<Schemas['StorefrontProduct'], 'options' | 'variants'>
type Variant = Schemas['StorefrontProduct']['variants'][number]

/** One value of an option, as it stands beside what is chosen of the others. */
export interface ValueState {
  readonly value: Schemas['LocalizedText']
  readonly isChosen: boolean
  /** The form that choosing it leads to; undefined: there is none with the other values. */
  readonly leadsTo: Variant | undefined
}

const sameText = (one: Schemas['LocalizedText'] | undefined, other: Schemas['LocalizedText'] | undefined) =>
  one?.en === other?.en && one?.ko === other?.ko && one?.ja === other?.ja

/** The variant to begin with: the wanted one, or the first that can be bought, or the first. */
export function firstChoice({ variants }: Product, wanted: string | null): Variant | undefined {
  return (
    variants.find(({ id, sku }) => id === wanted || sku === wanted) ??
    variants.find(({ availability }) => availability !== 'out_of_stock') ??
    variants[0]
  )
}

/** Each value of the option at `index`, beside what is chosen of the others. */
export function valuesOf(product: Product, chosen: Variant, index: number): ValueState[] {
  const option = product.options[index]
  return (option?.values ?? []).map((value) => ({
    value,
    isChosen: sameText(value, chosen.optionValues[index]),
    leadsTo: product.variants.find(({ optionValues }) =>
      product.options.every((_, place) =>
        sameText(optionValues[place], place === index ? value : chosen.optionValues[place]),
      ),
    ),
  }))
}

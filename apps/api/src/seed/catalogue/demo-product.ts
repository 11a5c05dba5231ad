import type { LocalizedText } from '@counterflow/core'

/** A variant of the demo shop. `price` in won; `counted` are the pieces in the shop and in the warehouse. */
export interface DemoVariant {
  readonly sku: string
  readonly title: LocalizedText
  readonly price: number
  readonly counted: readonly [shop: number, warehouse: number]
}

export interface DemoProduct {
  readonly title: LocalizedText
  readonly description: LocalizedText
  readonly color: string
  readonly variants: readonly DemoVariant[]
}

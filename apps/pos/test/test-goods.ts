import { minorUnits, productIdSchema, type TillProduct, variantIdSchema } from '@counterflow/core'

const uuid = (kind: string, index: number) =>
  `0198${kind}-0000-7000-8000-${index.toString().padStart(12, '0')}`

/** A product of one form, for 12,000 won, but for what a spec wants otherwise. */
export function goods(
  index: number,
  name: string,
  more: Partial<TillProduct['variants'][number]> = {},
): TillProduct {
  return {
    productId: productIdSchema.parse(uuid('0008', index)),
    title: { en: name, ko: name, ja: name },
    tags: ['mugs'],
    color: '#2456cc',
    imageUrl: null,
    variants: [
      {
        variantId: variantIdSchema.parse(uuid('0009', index)),
        title: null,
        sku: `SKU-${index}`,
        barcode: `400638133393${index}`,
        price: minorUnits(12_000),
        taxable: true,
        tracked: true,
        available: 10,
        ...more,
      },
    ],
  }
}

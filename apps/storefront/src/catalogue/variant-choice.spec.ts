import type { Schemas } from '@counterflow/api-client'
import { describe, expect, it } from 'vitest'
import { firstChoice, valuesOf } from './variant-choice'

const text = (said: string) => ({ en: said, ko: said, ja: said })
const variant = (size: string, color: string, availability: Schemas['Availability'] = 'in_stock') => ({
  id: `${size}-${color}`,
  sku: `${size}-${color}`.toUpperCase(),
  title: text(`${size} ${color}`),
  optionValues: [text(size), text(color)],
  price: { amount: 1_000, currency: 'KRW' as const },
  compareAtPrice: null,
  availability,
})
const product = {
  options: [
    { name: text('Size'), values: [text('S'), text('M')] },
    { name: text('Color'), values: [text('red'), text('blue')] },
  ],
  variants: [variant('S', 'red', 'out_of_stock'), variant('S', 'blue'), variant('M', 'red')],
}

describe('the form of a product', () => {
  it('is the one that is asked for, or else the first that can be bought', () => {
    expect(firstChoice(product, 'M-RED')?.id).toBe('M-red')
    expect(firstChoice(product, 'S-red')?.id).toBe('S-red')
    expect(firstChoice(product, 'nothing')?.id).toBe('S-blue')
    expect(firstChoice({ ...product, variants: [] }, null)).toBeUndefined()
  })

  it('offers beside what is chosen only what there is', () => {
    const chosen = variant('S', 'blue')
    const sizes = valuesOf(product, chosen, 0).map(({ isChosen, leadsTo }) => [isChosen, leadsTo?.id])
    expect(sizes).toEqual([
      [true, 'S-blue'],
      [false, undefined],
    ])
    expect(valuesOf(product, chosen, 1).map(({ leadsTo }) => leadsTo?.availability)).toEqual([
      'out_of_stock',
      'in_stock',
    ])
  })
})

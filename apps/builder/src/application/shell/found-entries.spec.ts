import { describe, expect, it } from 'vitest'
import type { PaletteGroup } from '../../platform/palette/palette-sources'
import { foundEntries } from './found-entries'

const run = () => {}
const groups: PaletteGroup[] = [
  {
    name: 'Steps',
    onlyWhenSearched: true,
    entries: [{ id: 'go', label: 'Go to step: Capture payment', run }],
  },
  {
    name: 'Places',
    entries: [
      { id: 'orders', label: 'Orders', run },
      { id: 'new', label: 'New order', run },
    ],
  },
]

const found = (query: string) =>
  foundEntries(groups, query).flatMap(({ entries }) => entries.map(({ id }) => id))

describe('what the palette finds', () => {
  it('keeps what is only searched for out of sight until something is typed', () => {
    expect(found('')).toEqual(['orders', 'new'])
    expect(found('capture')).toEqual(['go'])
  })

  it('wants every word, in any order, and puts first what begins with them', () => {
    expect(found('payment go')).toEqual(['go'])
    expect(found('order')).toEqual(['orders', 'new'])
    expect(found('payment orders')).toEqual([])
  })
})

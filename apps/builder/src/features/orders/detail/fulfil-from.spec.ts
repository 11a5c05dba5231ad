import { describe, expect, it } from 'vitest'
import { defaultLocation, isShort, type OrderStock } from './fulfil-from'

const name = { en: 'Shop', ko: '매장', ja: '店舗' }
const places: OrderStock = {
  parts: [
    { locationId: 'warehouse', lines: [{ lineId: 'dripper', quantity: 2 }] },
    { locationId: 'shop', lines: [{ lineId: 'dripper', quantity: 1 }] },
  ],
  locations: [
    { id: 'shop', name, lines: [{ lineId: 'dripper', available: 1 }] },
    { id: 'warehouse', name, lines: [{ lineId: 'dripper', available: -3 }] },
  ],
}

describe('from where an order is fulfilled', () => {
  it('is where it is promised, else the first location, else nowhere', () => {
    expect(defaultLocation(places)).toBe('warehouse')
    expect(defaultLocation({ ...places, parts: [{ locationId: null, lines: [] }] })).toBe('shop')
    expect(defaultLocation({ parts: [], locations: [] })).toBeUndefined()
    expect(defaultLocation(undefined)).toBeUndefined()
  })

  it('is short where fewer lie there than are promised there or free', () => {
    const pieces = (quantity: number) => [{ lineId: 'dripper', quantity }]
    expect(isShort(places, 'shop', pieces(2))).toBe(false)
    expect(isShort(places, 'shop', pieces(3))).toBe(true)
    expect(isShort(places, 'warehouse', pieces(2))).toBe(false)
    expect(isShort(places, 'warehouse', pieces(3))).toBe(true)
    expect(isShort(places, 'shop', [{ lineId: 'gift wrap', quantity: 9 }])).toBe(false)
  })
})

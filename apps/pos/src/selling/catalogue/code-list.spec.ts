import { describe, expect, it } from 'vitest'
import { goods } from '../../../test/test-goods'
import { CodeList } from './code-list'

const product = (index: number, codes: { sku?: string; barcode?: string }) =>
  goods(index, 'Mug', { sku: '', barcode: null, ...codes })

describe('a list of codes', () => {
  it('finds by SKU and by barcode, and means the barcode where both say the same', () => {
    const codes = new CodeList()
    const bySku = product(1, { sku: '88012' })
    const byBarcode = product(2, { sku: 'TEA', barcode: '88012' })
    for (const one of [byBarcode, bySku]) codes.put(one)
    expect(codes.find('88012')?.product).toBe(byBarcode)
    expect(codes.find('tea')?.product).toBe(byBarcode)
    codes.remove(byBarcode)
    expect(codes.find('88012')?.product).toBe(bySku)
    expect(codes.find('TEA')).toBeUndefined()
  })

  it('finds what a product has become, and no code that it had before', () => {
    const codes = new CodeList()
    const before = product(1, { sku: 'OLD', barcode: '1' })
    const after = product(1, { sku: 'NEW', barcode: '1' })
    codes.put(before)
    codes.remove(before)
    codes.put(after)
    expect(codes.find('OLD')).toBeUndefined()
    expect(codes.find('NEW')?.product).toBe(after)
    expect(codes.find('1')?.product).toBe(after)
  })

  it('finds another thing of the same code once the one that was meant has gone', () => {
    const codes = new CodeList()
    const [first, second, third] = [1, 2, 3].map((index) => product(index, { sku: 'SAME' }))
    if (first === undefined || second === undefined || third === undefined)
      throw new Error('There are three.')
    for (const one of [first, second, third]) codes.put(one)
    expect(codes.find('same')?.product).toBe(third)
    codes.remove(third)
    expect(codes.find('same')?.product).toBe(second)
    codes.remove(first)
    expect(codes.find('same')?.product).toBe(second)
    codes.remove(second)
    expect(codes.find('same')).toBeUndefined()
  })
})

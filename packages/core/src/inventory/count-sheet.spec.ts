import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCountSheet } from './count-sheet.js'

describe('readCountSheet', () => {
  it.each([
    ['commas', 'A-1,5\nB-2,0'],
    ['semicolons', 'A-1;5;shelf\r\nB-2;0;'],
    ['tabs, as a spreadsheet copies', 'A-1\t5\r\nB-2\t0\r\n'],
    ['quotes', '"A-1","5"\n"B-2","0"'],
    ['full-width digits', 'A-1\t５\nB-2\t０'],
    ['names of the columns', 'SKU,Counted\nA-1,5\nB-2,0'],
    ['Korean names of the columns', 'SKU\t수량\nA-1\t5\nB-2\t0'],
    ['empty lines', '\n\nA-1,5\n\nB-2,0\n'],
  ])('reads %s', (_, text) => {
    const { rows, unreadable } = readCountSheet(text)
    expect(rows.map(({ sku, counted }) => [sku, counted])).toEqual([
      ['A-1', 5],
      ['B-2', 0],
    ])
    expect(unreadable).toEqual([])
  })

  it('reads thousands, and keeps the row of each line', () => {
    expect(readCountSheet('SKU\tcounted\n\nA-1\t1,200\n').rows).toEqual([
      { row: 3, sku: 'A-1', counted: 1200 },
    ])
  })

  it('names every line that it cannot read', () => {
    const { rows, unreadable } = readCountSheet('A-1,5\n,7\nB-2\nC-3,-1\nD-4,1.5\nE-5,many')
    expect(rows).toHaveLength(1)
    expect(unreadable.map(({ row, problem }) => [row, problem])).toEqual([
      [2, 'no_sku'],
      [3, 'no_number'],
      [4, 'no_number'],
      [5, 'no_number'],
      [6, 'no_number'],
    ])
  })

  it('reads back whatever a spreadsheet writes', () => {
    const sku = fc.stringMatching(/^[A-Z0-9][A-Z0-9 ,;-]{0,10}[A-Z0-9]$/)
    fc.assert(
      fc.property(
        fc.array(fc.record({ sku, counted: fc.nat(999_999_999) }), { maxLength: 20 }),
        (written) => {
          const text = written.map((line) => `"${line.sku}"\t${line.counted}`).join('\n')
          expect(readCountSheet(text).rows.map(({ row: _, ...line }) => line)).toEqual(written)
        },
      ),
      { numRuns: 200 },
    )
  })
})

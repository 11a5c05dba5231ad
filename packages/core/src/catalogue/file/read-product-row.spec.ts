import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exponentOf } from '../../money/currency.js'
import { minorUnits } from '../../money/money.js'
import { plainCell, productColumnOf, safeCell } from './product-columns.js'
import { amountOf, amountText, type ProductCells, readProductRow } from './read-product-row.js'

const faultsOf = (cells: ProductCells) =>
  readProductRow(cells, 'KRW').faults.map(({ column, kind }) => `${column} ${kind}`)

describe('a row of a file of products', () => {
  it('is read cell by cell; what is empty stays as it is', () => {
    const { row, faults } = readProductRow(
      {
        handle: 'Linen-Apron',
        title: ' 리넨 앞치마 ',
        tags: 'new | sale|',
        channels: 'till|API',
        option1_name: 'Color',
        option1_value: 'Indigo',
        price: '42000',
        taxable: 'No',
        tracked: '',
      },
      'KRW',
    )
    expect(faults).toEqual([])
    expect(row).toMatchObject({
      handle: 'linen-apron',
      title: '리넨 앞치마',
      tags: ['new', 'sale'],
      channels: ['till', 'api'],
      options: [{ name: 'Color', value: 'Indigo' }],
      price: 42_000,
      taxable: false,
      tracked: undefined,
      vendor: undefined,
    })
  })

  it('is told every cell that is wrong', () => {
    expect(
      faultsOf({
        handle: 'Linen apron!',
        title: 'x'.repeat(201),
        status: 'sold',
        channels: 'till|market',
        option2_name: 'Size',
        price: '12,000',
        compare_at_price: '-5',
        weight_grams: '1.5',
        oversell: 'maybe',
        tags: 'y'.repeat(41),
      }).sort(),
    ).toEqual([
      'channels unknown_channel',
      'compare_at_price not_a_price',
      'handle not_a_handle',
      'option2_value option_without_value',
      'oversell not_yes_or_no',
      'price not_a_price',
      'status unknown_status',
      'tags too_long',
      'title too_long',
      'weight_grams not_a_number',
    ])
  })
})

it.each([
  ['12.50', 2, 1_250],
  ['12,5', 2, 1_250],
  ['1,200', 2, undefined],
  ['12,000', 0, undefined],
  ['12000', 0, 12_000],
  ['1.005', 3, 1_005],
  ['₩5', 0, undefined],
  ['1e3', 0, undefined],
])('reads %s with %i decimals as %s', (text, exponent, amount) => {
  expect(amountOf(text, exponent)).toBe(amount)
})

it('reads back every price that it wrote', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.constantFrom('KRW' as const, 'USD' as const, 'KWD' as const),
      (amount, currency) => {
        const exponent = exponentOf(currency)
        expect(amountOf(amountText(minorUnits(amount), exponent), exponent)).toBe(amount)
      },
    ),
  )
})

it('writes cells that no spreadsheet takes for a formula, and reads them back', () => {
  expect(safeCell('=HYPERLINK("x")')).toBe('\'=HYPERLINK("x")')
  expect(safeCell("it's")).toBe("it's")
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'=+-@＝＋－＠\t\r\n\'"ab가 ') }), (text) => {
      expect(safeCell(text)).not.toMatch(/^[=+\-@＝＋－＠\t\r\n]/)
      expect(plainCell(safeCell(text))).toBe(text)
    }),
  )
})

it('knows a column however its header is written', () => {
  expect(['Handle', ' Option1 Name ', 'compare-at-price', 'COLOR'].map(productColumnOf)).toEqual([
    'handle',
    'option1_name',
    'compare_at_price',
    undefined,
  ])
})

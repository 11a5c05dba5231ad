import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boxFace } from '../../test/box-face.js'
import { barcodeDots, code128 } from '../codes/code-128.js'
import { breakLines } from './break-lines.js'
import { setFigure } from './tabular.js'

const style = { size: 20, weight: 500 } as const
const measure = (text: string) => boxFace.measure(text, style)

describe('breaking lines', () => {
  it.each([
    ['Organic cotton T-shirt', 120, ['Organic', 'cotton', 'T-shirt']],
    ['유기농 면 티셔츠', 130, ['유기농 면', '티셔츠']],
    ['深煎りコーヒー豆（大）です。', 140, ['深煎りコーヒー', '豆（大）です。']],
    ['これは文。', 80, ['これは', '文。']],
    ['Donaudampfschifffahrt', 110, ['Donaudampf', 'schifffahr', 't']],
    ['one\ntwo', 400, ['one', 'two']],
    ['', 100, ['']],
  ])('breaks %j within %i dots', (text, width, lines) => {
    expect(breakLines(text, width, measure)).toEqual(lines)
  })

  it('never loses a letter, and never leaves the paper', () => {
    const texts = fc
      .array(fc.constantFrom('Latte ', '커피 ', '珈琲', '、', '(', '😀', '₩12,000 ', 'x'))
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(texts, fc.integer({ min: 24, max: 400 }), (text, width) => {
        const lines = breakLines(text, width, measure)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
        for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width)
      }),
      { numRuns: 100 },
    )
  })
})

describe('a figure', () => {
  it('gives each digit the same room', () => {
    const proportional = {
      measure: (text: string) => [...text].reduce((sum, sign) => sum + (sign === '1' ? 5 : 10), 0),
    }
    expect(setFigure('₩1,110', style, proportional).width).toBe(
      setFigure('₩8,000', style, proportional).width,
    )
  })
})

describe('a barcode', () => {
  it('is a Code 128', () => {
    // Start B, "A", check sum 34, stop: as in ISO/IEC 15417.
    expect(code128('A')?.join('')).toBe('2112141113231311232331112')
    expect(code128('영수증')).toBeUndefined()
  })

  it('is left out where it is too wide', () => {
    const barcode = code128('SEOUL-A1-2-000042') ?? []
    expect([576, 384].map((width) => barcodeDots(barcode, width))).toEqual([2, undefined])
  })
})

import { describe, expect, it } from 'vitest'
import { type KeyPress, ScanReader, type ScanStep } from './scan-reader.js'

const keysOf = (text: string): Pick<KeyPress, 'code' | 'shift'>[] =>
  [...text].flatMap((character): Pick<KeyPress, 'code' | 'shift'>[] => {
    if (/\d/.test(character)) return [{ code: `Digit${character}`, shift: false }]
    if (/[A-Z]/.test(character))
      return [
        { code: 'ShiftLeft', shift: true },
        { code: `Key${character}`, shift: true },
      ]
    if (/[a-z]/.test(character)) return [{ code: `Key${character.toUpperCase()}`, shift: false }]
    return [{ code: character === '-' ? 'Minus' : character, shift: false }]
  })

function press(reader: ScanReader, keys: Pick<KeyPress, 'code' | 'shift'>[], gap: number, from = 1_000) {
  return keys.map((key, index) => reader.press({ ...key, modified: false, at: from + index * gap }))
}

const enter = { code: 'Enter', shift: false }
const last = (steps: ScanStep[]) => steps.at(-1)

describe('a scanner', () => {
  it.each(['4006381333931', 'SKU-0042', 'abc-DEF9'])('reads %s, whatever the keyboard is set to', (text) => {
    const steps = press(new ScanReader(), [...keysOf(text), enter], 8)
    expect(last(steps)).toEqual({ kind: 'scanned', text })
  })

  it('lets nothing but its first character reach a field', () => {
    const steps = press(new ScanReader(), [...keysOf('4006381'), enter], 8)
    expect(steps.map(({ kind }) => kind)).toEqual([
      'typed',
      ...Array.from({ length: 6 }, () => 'burst'),
      'scanned',
    ])
  })

  it('reads one code after the other, and one with Tab at its end', () => {
    const reader = new ScanReader()
    press(reader, [...keysOf('11111111'), enter], 5)
    const steps = press(reader, [...keysOf('22222222'), { code: 'Tab', shift: false }], 5, 2_000)
    expect(last(steps)).toEqual({ kind: 'scanned', text: '22222222' })
  })

  it('keeps what a person typed just before out of its code', () => {
    const reader = new ScanReader()
    press(reader, keysOf('12'), 180)
    const steps = press(reader, [...keysOf('4006381'), enter], 5, 1_600)
    expect(last(steps)).toEqual({ kind: 'scanned', text: '4006381' })
  })

  it('is not a person who types, however they end', () => {
    for (const gap of [70, 120, 400]) {
      const steps = press(new ScanReader(), [...keysOf('12500'), enter], gap)
      expect(steps.every(({ kind }) => kind === 'typed')).toBe(true)
    }
  })

  it('is not two keys that somebody hit at once', () => {
    expect(last(press(new ScanReader(), [...keysOf('12'), enter], 10))).toEqual({ kind: 'typed' })
  })

  it('does not read keys that are held with control or alt', () => {
    const reader = new ScanReader()
    press(reader, keysOf('40063'), 5)
    expect(reader.press({ code: 'KeyV', shift: false, modified: true, at: 1_026 })).toEqual({ kind: 'typed' })
    expect(reader.press({ ...enter, modified: false, at: 1_030 })).toEqual({ kind: 'typed' })
  })
})

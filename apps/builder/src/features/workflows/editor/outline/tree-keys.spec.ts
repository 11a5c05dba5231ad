import { describe, expect, it } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { isTyping, nextByName } from '../../../../platform/keyboard/type-ahead'
import { type OutlineRow, outlineRows } from './outline-rows'
import { treeDeed } from './tree-keys'

const rows = outlineRows(branching, new Map())
const row = (key: string): OutlineRow => {
  const found = rows.find((one) => one.key === key)
  if (found === undefined) throw new Error(`There is no line ${key}.`)
  return found
}
const none = { code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
const deed = (at: string, key: string, held: Partial<typeof none> = {}) =>
  treeDeed(rows, row(at), { ...none, key, ...held })

describe('keys in the outline', () => {
  it('walk from line to line, and to the ends', () => {
    expect(deed('check', 'ArrowDown')).toMatchObject({ type: 'focus', key: 'check:then:capture' })
    expect(deed('check', 'ArrowUp')).toMatchObject({ key: 'trigger' })
    expect(deed('trigger', 'ArrowUp')).toBeUndefined()
    expect(deed('check', 'End')).toMatchObject({ key: 'pause' })
    expect(deed('pause', 'Home')).toMatchObject({ key: 'trigger' })
  })

  it('fold, unfold, and lead in and out', () => {
    expect(deed('capture', 'ArrowRight')).toEqual({ type: 'fold', keys: ['capture'], open: true })
    expect(deed('check', 'ArrowRight')).toMatchObject({ type: 'focus', key: 'check:then:capture' })
    expect(deed('check', 'ArrowLeft')).toEqual({ type: 'fold', keys: ['check'], open: false })
    expect(deed('capture', 'ArrowLeft')).toMatchObject({ type: 'focus', key: 'check:then:capture' })
    expect(deed('capture', '*')).toEqual({ type: 'fold', keys: ['capture', 'tag'], open: true })
  })

  it('mark several, and leave what is held down to the commands', () => {
    expect(deed('capture', 'ArrowDown', { shiftKey: true })).toMatchObject({ key: 'tag', extend: true })
    expect(deed('capture', ' ', { ctrlKey: true })).toEqual({ type: 'mark', key: 'capture' })
    expect(deed('capture', 'ArrowDown', { ctrlKey: true, shiftKey: true })).toBeUndefined()
    expect(deed('capture', 'F10', { shiftKey: true })).toEqual({ type: 'menu', key: 'capture' })
  })

  it('find a line by the beginning of its name', () => {
    const names = new Map([
      ['trigger', 'Order created'],
      ['check', 'Condition'],
      ['capture', 'Capture payment'],
      ['tag', '결제 취소'],
    ])
    const find = (from: string, typed: string) =>
      nextByName(rows, rows.indexOf(row(from)), typed, ({ key }) => names.get(key) ?? '')?.key
    expect(find('trigger', 'c')).toBe('check')
    expect(find('check', 'c')).toBe('capture')
    expect(find('check', 'ca')).toBe('capture')
    expect(find('capture', 'c')).toBe('check')
    expect(find('trigger', '결')).toBe('tag')
    expect(find('trigger', 'ㄱㅈ')).toBe('tag')
    expect(find('trigger', 'x')).toBeUndefined()
    expect(isTyping({ ...none, key: '+' })).toBe(false)
    expect(isTyping({ ...none, key: 'ㄱ' })).toBe(true)
    expect(isTyping({ ...none, key: 'Enter' })).toBe(false)
  })
})

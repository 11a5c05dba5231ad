import { createTranslation } from '@counterflow/i18n'
import { describe, expect, it } from 'vitest'
import { keysText } from '../../../../platform/keyboard/key-names'
import { parted, pressed } from '../../../../platform/keyboard/pressed'
import { commandFor, commandIds, type FocusPlace, keysOf } from './keymap'

const places: FocusPlace[] = ['canvas', 'outline', 'elsewhere', 'field']

/** What a keyboard says when `keys` are pressed on it. */
function press(keys: string, more: Partial<KeyboardEventInit> = {}) {
  const { key, modifiers } = parted(keys)
  return new KeyboardEvent('keydown', {
    key,
    code: /\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`,
    ctrlKey: modifiers.has('mod'),
    altKey: modifiers.has('alt'),
    shiftKey: modifiers.has('shift'),
    ...more,
  })
}

describe('the keymap', () => {
  it.each(places)('gives no key to two commands where the focus is: %s', (place) => {
    const owners = commandIds.flatMap((id) => keysOf(id, place).map((keys) => ({ id, keys })))
    const taken = owners.flatMap(({ id, keys }) =>
      owners.filter((other) => other.id !== id && pressed(press(other.keys), keys, false)).map(() => keys),
    )
    expect(taken).toEqual([])
  })

  it('leaves every key that types a text to the fields', () => {
    const typing = commandIds.flatMap((id) => keysOf(id, 'field')).filter((keys) => !keys.includes('mod+'))
    expect(typing).toEqual([])
  })

  it.each(['en', 'ko', 'ja'] as const)('has a name for every command in %s', async (language) => {
    const { exists } = await createTranslation(language)
    expect(commandIds.filter((id) => !exists(`commands.name.${id}`, { lng: language }))).toEqual([])
  })

  it('finds the command by the place of the key while Korean is being typed', () => {
    expect(commandFor(press('a'), 'canvas')).toBe('addStep')
    expect(commandFor(press('a', { key: 'ㅁ' }), 'canvas')).toBe('addStep')
    expect(commandFor(press('mod+z', { key: 'ㅋ', code: 'KeyZ' }), 'outline')).toBe('undo')
    expect(commandFor(press('a'), 'outline')).toBeUndefined()
  })

  it('tells Command from Ctrl', () => {
    const control = press('mod+z')
    const command = press('z', { metaKey: true })
    expect([pressed(control, 'mod+z', false), pressed(control, 'mod+z', true)]).toEqual([true, false])
    expect([pressed(command, 'mod+z', false), pressed(command, 'mod+z', true)]).toEqual([false, true])
  })

  it('knows a sign whether or not Shift was needed for it', () => {
    expect(commandFor(press('?', { shiftKey: true }), 'elsewhere')).toBe('showShortcuts')
    expect(commandFor(press('?'), 'elsewhere')).toBe('showShortcuts')
    expect(commandFor(press('+', { shiftKey: true }), 'outline')).toBe('addStep')
  })

  it('writes keys as they stand on the keyboard', async () => {
    const { t } = await createTranslation('en')
    const words = (keys: string, apple: boolean) =>
      keysText(keys, (key, values) => t(key, values ?? {}), apple)
    expect(words('mod+shift+z', false)).toBe('Ctrl+Shift+Z')
    expect(words('mod+shift+z', true)).toBe('⌘⇧Z')
    expect(words('+', false)).toBe('+')
    expect(words('mod+Space', false)).toBe('Ctrl+Space')
  })
})

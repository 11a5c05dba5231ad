import type { Translate } from '@counterflow/i18n'
import { isApple } from './is-apple'
import { parted } from './pressed'

const onApple = { mod: '⌘', alt: '⌥', shift: '⇧' }
const elsewhere = { mod: 'Ctrl', alt: 'Alt', shift: 'Shift' }

const signs: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
}

/** The names that stand on the keys of the reader's keyboard, in the order in which they are pressed. */
export function keyNames(keys: string, t: Translate, apple: boolean = isApple): string[] {
  const { key, modifiers } = parted(keys)
  const names = apple ? onApple : elsewhere
  const held = (['mod', 'alt', 'shift'] as const).filter((name) => modifiers.has(name))
  return [...held.map((name) => names[name]), nameOf(key, t, apple)]
}

function nameOf(key: string, t: Translate, apple: boolean): string {
  if (key === ' ') return t('commands.space')
  if (apple && key === 'Enter') return '↩'
  if (apple && (key === 'Delete' || key === 'Backspace')) return key === 'Delete' ? '⌦' : '⌫'
  return signs[key] ?? (key.length === 1 ? key.toUpperCase() : key)
}

/** Keys in one text, as in a tooltip: "Ctrl+Shift+Z", "⇧⌘Z". */
export const keysText = (keys: string, t: Translate, apple: boolean = isApple): string =>
  keyNames(keys, t, apple).join(apple ? '' : '+')

/** Keys as `aria-keyshortcuts` wants them, which knows Meta and Control. */
export const ariaKeys = (keys: readonly string[], apple: boolean = isApple): string | undefined =>
  keys.length === 0
    ? undefined
    : keys
        .map((each) => {
          const { key, modifiers } = parted(each)
          const held = [
            ...(modifiers.has('mod') ? [apple ? 'Meta' : 'Control'] : []),
            ...(modifiers.has('alt') ? ['Alt'] : []),
            ...(modifiers.has('shift') ? ['Shift'] : []),
          ]
          return [...held, key === ' ' ? 'Space' : key === '+' ? 'Plus' : key].join('+')
        })
        .join(' ')

import type { KeyboardEvent } from 'react'
import { isTyping, nextByName } from '../../../../platform/keyboard/type-ahead'

/** Where keys lead from one button of a list to another. */
const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
}

/**
 * Arrow keys move through the buttons of a list: down from the search into it, up and down inside of it, and Home and End to its
 * ends. Enter in the search presses the first button. Keys of an unfinished IME composition are left alone.
 * @param lettersTyped gathers the letters of a name, where letters lead to the button that begins with them
 */
export function moveFocus(
  event: KeyboardEvent,
  list: HTMLElement | null,
  lettersTyped?: (letter: string, at: number) => string,
): void {
  if (list === null || event.nativeEvent.isComposing) return
  const buttons = [...list.querySelectorAll('button')]
  const at = event.target instanceof HTMLButtonElement ? buttons.indexOf(event.target) : -1
  if (at < 0) {
    enterFromSearch(event, buttons)
    return
  }
  const step = event.ctrlKey || event.metaKey || event.altKey ? undefined : steps[event.key]
  if (step !== undefined) {
    event.preventDefault()
    buttons[step(at, buttons.length - 1)]?.focus()
  } else if (lettersTyped !== undefined && isTyping(event)) {
    // The canvas beside it would take the letter for a command.
    event.preventDefault()
    const typed = lettersTyped(event.key, event.timeStamp)
    nextByName(buttons, at, typed, ({ textContent }) => textContent.trim())?.focus()
  }
}

function enterFromSearch(event: KeyboardEvent, [first]: readonly HTMLElement[]): void {
  if (event.key !== 'ArrowDown' && event.key !== 'Enter') return
  event.preventDefault()
  if (event.key === 'Enter') first?.click()
  else first?.focus()
}

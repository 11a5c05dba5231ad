import type { KeyboardEvent } from 'react'

/**
 * Arrow keys move through the buttons of a list: down from the search into it, up and down inside of it.
 * Enter in the search presses the first button. Keys of an unfinished IME composition are left alone.
 */
export function moveFocus(event: KeyboardEvent, list: HTMLElement | null): void {
  if (list === null || event.nativeEvent.isComposing) return
  const buttons = [...list.querySelectorAll('button')]
  const at = event.target instanceof HTMLButtonElement ? buttons.indexOf(event.target) : -1
  if (event.key === 'ArrowDown') {
    event.preventDefault()
    buttons[Math.min(at + 1, buttons.length - 1)]?.focus()
  }
  if (event.key === 'ArrowUp' && at >= 0) {
    event.preventDefault()
    buttons[Math.max(at - 1, 0)]?.focus()
  }
  if (event.key === 'Enter' && at < 0) {
    event.preventDefault()
    buttons[0]?.click()
  }
}

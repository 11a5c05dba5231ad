import { useEffect } from 'react'
import { useCommands } from './CommandsContext'
import { commandFor, type FocusPlace, isClipboardCommand } from './keymap'

/** Marks the part of the page in which the workflow is drawn. */
export const drawingMark = (place: 'canvas' | 'outline') => ({ 'data-drawing': place })

const fields = 'input, textarea, select, [contenteditable="true"], [role="textbox"]'
const dialogs = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]'
const pressable = 'button, a[href], [role="button"], summary'

/** A dialog stands before the page, though nothing in it has the focus. */
const isCovered = () => document.querySelector('[role="dialog"][aria-modal="true"]') !== null

/**
 * Where the focus is; undefined in a dialog or behind one, where no command reaches. After a press on the empty canvas the page
 * around it has the focus, or nobody.
 */
export function focusPlace(target: EventTarget | null): FocusPlace | undefined {
  if (isCovered()) return undefined
  if (!(target instanceof Element)) return 'elsewhere'
  if (target.closest(dialogs) !== null) return undefined
  if (target.closest(fields) !== null) return 'field'
  const drawing = target.closest<HTMLElement>('[data-drawing]')?.dataset.drawing
  if (drawing === 'canvas' || drawing === 'outline') return drawing
  if (target.querySelector('[data-drawing]') === null) return 'elsewhere'
  return target.querySelector('[data-drawing="outline"]') === null ? 'canvas' : 'outline'
}

/** A button presses itself with Enter and Space, wherever it stands. */
const pressesItself = ({ key, target, ctrlKey, metaKey }: KeyboardEvent) =>
  (key === 'Enter' || key === ' ') &&
  !ctrlKey &&
  !metaKey &&
  target instanceof Element &&
  target.matches(pressable)

/** The one place where the editor listens for the keys of its commands. */
export function useCommandKeys(): void {
  const commands = useCommands()
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      // What an input method composes is text, whatever keys it takes.
      if (event.defaultPrevented || event.isComposing || event.key === 'Process') return
      const place = focusPlace(event.target)
      if (place === undefined || pressesItself(event)) return
      const id = commandFor(event, place)
      if (id === undefined || isClipboardCommand(id)) return
      if (commands.run(id)) event.preventDefault()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [commands])
}

import { type RefObject, useEffect } from 'react'
import { pressed } from '../keyboard/pressed'

interface ListKeys {
  /** What holds the table; a row has `data-key` and a link marked with `data-row-link`. */
  list: RefObject<HTMLElement | null>
  onToggle: ((rowKey: string, range: boolean) => void) | undefined
}

const moves = [
  { keys: ['j', 'ArrowDown'], step: 1 },
  { keys: ['k', 'ArrowUp'], step: -1 },
]

/**
 * J and K or the arrows go from row to row, X marks one and Shift+X a range, / goes to the search. Enter follows the
 * link of the row, which has the focus, by itself.
 */
export function useListKeys({ list, onToggle }: ListKeys): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented || isElsewhere(event.target)) return
      const move = moves.find(({ keys }) => keys.some((key) => pressed(event, key)))
      if (pressed(event, '/')) return focusSearch(event)
      if (move !== undefined) return goBy(move.step, list.current, event)
      const range = pressed(event, 'shift+x')
      const row = document.activeElement?.closest('[data-key]')?.getAttribute('data-key')
      if ((range || pressed(event, 'x')) && row != null && onToggle !== undefined) {
        event.preventDefault()
        onToggle(row, range)
      }
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [list, onToggle])
}

/** Who types, or has something open above the list, does not mean the list. */
function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"], [role="menu"]') !== null) return true
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox'
  return target.isContentEditable || target.matches('textarea, select, [role="combobox"]')
}

function focusSearch(event: KeyboardEvent): void {
  const search = document.querySelector<HTMLInputElement>('main input[type="search"]')
  if (search === null) return
  event.preventDefault()
  search.focus()
  search.select()
}

function goBy(step: number, list: HTMLElement | null, event: KeyboardEvent): void {
  const links = [...(list?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])]
  const focused = links.findIndex((link) => link.closest('[data-key]')?.contains(document.activeElement))
  // Beside what a row has opened, one goes on from that row.
  const here = focused < 0 ? links.findIndex((link) => link.matches('[aria-current="page"]')) : focused
  // The arrows scroll the page until the list has the focus.
  if (focused < 0 && event.key.startsWith('Arrow')) return
  const next = links[here < 0 ? 0 : here + step]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
  next.scrollIntoView({ block: 'nearest' })
}

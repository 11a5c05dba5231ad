import type { KeyPress } from '../../../../platform/keyboard/pressed'
import type { OutlineRow } from './outline-rows'

/** What a key does in a tree, after the pattern that screen readers teach. */
export type TreeDeed =
  | { type: 'focus'; key: string; extend: boolean; keep: boolean }
  | { type: 'fold'; keys: readonly string[]; open: boolean }
  | { type: 'mark'; key: string }
  | { type: 'menu'; key: string }

/** The deed of a key on the line `at`; undefined for a key that a tree has no use for. */
export function treeDeed(
  rows: readonly OutlineRow[],
  at: OutlineRow,
  { key, shiftKey, ctrlKey, metaKey, altKey }: KeyPress,
): TreeDeed | undefined {
  const held = ctrlKey || metaKey
  if ((key === 'F10' && shiftKey) || key === 'ContextMenu') return { type: 'menu', key: at.key }
  if (key === ' ' && (held || shiftKey)) return { type: 'mark', key: at.key }
  if (altKey || (held && shiftKey)) return undefined
  const to = (row: OutlineRow | undefined): TreeDeed | undefined =>
    row && { type: 'focus', key: row.key, extend: shiftKey, keep: held }
  const index = rows.indexOf(at)
  switch (key) {
    case 'ArrowDown':
      return to(rows[index + 1])
    case 'ArrowUp':
      return to(rows[index - 1])
    case 'Home':
      return to(rows[0])
    case 'End':
      return to(rows.at(-1))
  }
  if (held) return undefined
  switch (key) {
    case 'ArrowRight':
      if (at.expanded === false) return { type: 'fold', keys: [at.key], open: true }
      return at.expanded ? to(rows[index + 1]) : undefined
    case 'ArrowLeft':
      if (at.expanded) return { type: 'fold', keys: [at.key], open: false }
      return to(rows.find((row) => row.key === at.parent))
    case '*': {
      const beside = rows.filter(({ parent, expanded }) => parent === at.parent && expanded === false)
      return { type: 'fold', keys: beside.map((row) => row.key), open: true }
    }
  }
  return undefined
}

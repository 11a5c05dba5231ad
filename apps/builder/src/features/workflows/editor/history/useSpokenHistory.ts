import type { Change, DrawingHistory } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { useEffect, useRef } from 'react'
import { announce } from '../../../../platform/announcing/announce'
import { changeText } from '../editing/change-text'

/** Edits whose outcome is seen on the canvas alone; what is typed into a form is heard there. */
const spoken: ReadonlySet<Change['kind']> = new Set([
  'add',
  'insert',
  'connect',
  'disconnect',
  'reconnect',
  'delete',
  'deleteSeveral',
  'align',
  'tidy',
  'paste',
  'cut',
  'duplicate',
  'addNote',
  'deleteNote',
])

/** Says what was done, undone and done again. */
export function useSpokenHistory({ past, future }: DrawingHistory): void {
  const { t } = useText()
  const before = useRef({ past, future })
  useEffect(() => {
    const { past: pastBefore, future: futureBefore } = before.current
    before.current = { past, future }
    const undone = future.length - futureBefore.length
    const last = past.at(-1)
    if (undone > 0 && past.length < pastBefore.length) {
      const change = future.at(-1)
      if (undone > 1) announce(t('history.undoneSeveral', { count: undone }))
      else if (change) announce(t('history.undone', { change: changeText(change.what, t) }))
    } else if (undone < 0 && last !== undefined && last === futureBefore[future.length]) {
      if (undone < -1) announce(t('history.redoneSeveral', { count: -undone }))
      else announce(t('history.redone', { change: changeText(last.what, t) }))
    } else if (last !== undefined && last !== pastBefore.at(-1) && spoken.has(last.what.kind)) {
      announce(t('history.done', { change: changeText(last.what, t) }))
    }
  }, [past, future, t])
}

import type { Condition } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react'
import { useEditor } from '../EditorContext'
import classes from './ConditionEditor.module.css'
import { type Direction, type LinePath, moveLine, unwrapGroup, wrapLine } from './move-line'

interface Lines {
  canMove: (path: LinePath, direction: Direction) => boolean
  move: (path: LinePath, direction: Direction) => void
  wrap: (path: LinePath) => void
  unwrap: (path: LinePath) => void
  /** Goes on with a line that is new: what has been chosen is asked about next. */
  goOn: (path: LinePath) => void
}

const ConditionLinesContext = createContext<Lines>({
  canMove: () => false,
  move: () => {},
  wrap: () => {},
  unwrap: () => {},
  goOn: () => {},
})

/** What can be done with the lines of the condition around. */
export const useConditionLines = (): Lines => useContext(ConditionLinesContext)

interface ConditionLinesProps {
  condition: Condition
  onChange: (condition: Condition) => void
  children: ReactNode
}

/** Moves and groups the lines of one condition, by menu or by Alt and an arrow key. The focus goes with the line. */
export function ConditionLines({ condition, onChange, children }: ConditionLinesProps) {
  const { t } = useText()
  const { readOnly } = useEditor()
  const box = useRef<HTMLDivElement>(null)
  const [moved, setMoved] = useState<{ path: LinePath; words: string }>()
  const [begun, setBegun] = useState<{ path: LinePath }>()
  const move = (path: LinePath, direction: Direction) => {
    const next = moveLine(condition, path, direction)
    if (next === undefined) return
    onChange(next.condition)
    setMoved({
      path: next.path,
      words: t('values.condition.moved', { position: (next.path.at(-1) ?? 0) + 1 }),
    })
  }
  const lines: Lines = {
    canMove: (path, direction) => moveLine(condition, path, direction) !== undefined,
    move,
    wrap: (path) => {
      onChange(wrapLine(condition, path))
      setMoved({ path: [...path, 0], words: t('values.condition.wrapped') })
    },
    unwrap: (path) => {
      onChange(unwrapGroup(condition, path))
      setMoved({ path, words: t('values.condition.unwrapped') })
    },
    goOn: (path) => setBegun({ path }),
  }
  useEffect(() => {
    if (moved === undefined) return
    const key = CSS.escape(moved.path.join('.'))
    box.current?.querySelector<HTMLElement>(`[data-line-actions="${key}"]`)?.focus()
  }, [moved])
  useEffect(() => {
    if (begun === undefined) return
    const line = box.current?.querySelector(`[data-line="${CSS.escape(begun.path.join('.'))}"]`)
    const next = line?.querySelector<HTMLElement>('[role="combobox"]') ?? line?.querySelector('button')
    next?.focus()
  }, [begun])
  const onKeyDown = (event: KeyboardEvent) => {
    if (readOnly || !event.altKey || event.nativeEvent.isComposing) return
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    const { target } = event
    const line =
      target instanceof Element ? target.closest('[data-line]')?.getAttribute('data-line') : undefined
    if (line == null) return
    event.preventDefault()
    event.stopPropagation()
    move(line.split('.').map(Number), event.key === 'ArrowUp' ? 'up' : 'down')
  }
  return (
    <ConditionLinesContext value={lines}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the fields inside */}
      <div ref={box} onKeyDown={onKeyDown}>
        {children}
        <div className={classes.spoken} aria-live="polite">
          {moved?.words}
        </div>
      </div>
    </ConditionLinesContext>
  )
}

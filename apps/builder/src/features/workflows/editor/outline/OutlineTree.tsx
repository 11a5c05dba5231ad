import type { WorkflowDefinition } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { createTypeAhead, isTyping, nextByName } from '../../../../platform/keyboard/type-ahead'
import type { StepRun } from '../../canvas/flow-types'
import { drawingMark } from '../commands/useCommandKeys'
import { OutlineLine } from './OutlineLine'
import classes from './OutlineTree.module.css'
import type { OutlineRow } from './outline-rows'
import { treeDeed } from './tree-keys'
import type { OutlineLines } from './useOutlineLines'
import { useRowName } from './useRowName'

interface OutlineTreeProps {
  definition: WorkflowDefinition
  lines: OutlineLines
  selection: ReadonlySet<string>
  /** Errors by step. */
  problems?: ReadonlyMap<string, number>
  /** For a run: how each step went. */
  runs?: ReadonlyMap<string, StepRun>
  onSelect: (ids: ReadonlySet<string>) => void
  /** Enter, or a press, on a line; `click` opens steps only. */
  onOpen: (row: OutlineRow, by: 'key' | 'click') => void
  /** Opens everything that can be done with a line. */
  onMenu?: (row: OutlineRow, at: HTMLElement) => void
  /** What stands at the end of a line. */
  besides?: (row: OutlineRow) => ReactNode
  /** What takes the place of a line's name, as while it is being changed. */
  instead?: (row: OutlineRow) => ReactNode
}

/** The workflow as a tree to be read, heard and worked upon without seeing where the cards stand. */
export function OutlineTree(props: OutlineTreeProps) {
  const { definition, lines, selection, problems, runs, onSelect, onOpen, onMenu, besides, instead } = props
  const { t } = useText()
  const tree = useRef<HTMLDivElement>(null)
  const nameOf = useRowName(definition)
  const [lettersTyped] = useState(createTypeAhead)
  const hasFocus = useRef(false)
  const { rows, current, focus, fold } = lines

  const rowElement = (key: string) =>
    tree.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`)
  // A line that had the focus and has gone leaves it to the line that is the current one now.
  useLayoutEffect(() => {
    if (!hasFocus.current || document.activeElement !== document.body) return
    rowElement(current)?.focus()
  })
  const goTo = (key: string) => {
    focus(key)
    rowElement(key)?.focus()
  }
  const mark = (key: string) => {
    const next = new Set(selection)
    if (!next.delete(key)) next.add(key)
    onSelect(next)
  }
  const typeAhead = (event: KeyboardEvent, at: OutlineRow) => {
    const found = nextByName(rows, rows.indexOf(at), lettersTyped(event.key, event.timeStamp), nameOf)
    if (found === undefined) return
    goTo(found.key)
    onSelect(selectable(found))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const at = rows.find(({ key }) => key === current)
    const isOnRow = event.target instanceof HTMLElement && event.target.dataset.row === current
    if (at === undefined || !isOnRow || event.nativeEvent.isComposing) return
    const deed = treeDeed(rows, at, { ...heldIn(event), code: event.code })
    if (deed === undefined) {
      if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
        event.preventDefault()
        onOpen(at, 'key')
      }
      if (isTyping({ ...heldIn(event), code: event.code })) {
        event.preventDefault()
        typeAhead(event, at)
      }
      return
    }
    event.preventDefault()
    switch (deed.type) {
      case 'focus': {
        const to = rows.find(({ key }) => key === deed.key)
        if (to === undefined) return
        goTo(deed.key)
        if (deed.extend) onSelect(new Set([...selection, ...selectable(at), ...selectable(to)]))
        else if (!deed.keep) onSelect(selectable(to))
        return
      }
      case 'fold':
        for (const key of deed.keys) fold(key, deed.open)
        return
      case 'mark':
        return selectable(at).size > 0 ? mark(deed.key) : undefined
      case 'menu':
        return onMenu?.(
          at,
          event.currentTarget.querySelector<HTMLElement>(':focus') ?? tree.current ?? document.body,
        )
    }
  }
  return (
    <div
      ref={tree}
      role="tree"
      className={classes.tree}
      aria-label={t('outline.title')}
      aria-multiselectable
      {...drawingMark('outline')}
      onKeyDown={onKeyDown}
      onFocus={() => {
        hasFocus.current = true
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        hasFocus.current = currentTarget.contains(relatedTarget)
      }}
    >
      {rows.map((row) => (
        <OutlineLine
          key={row.key}
          row={row}
          name={nameOf(row)}
          definition={definition}
          isCurrent={row.key === current}
          isSelected={selectable(row).size === 0 ? undefined : selection.has(row.key)}
          problems={row.kind === 'step' ? (problems?.get(row.step.id) ?? 0) : 0}
          run={row.kind === 'step' ? runs?.get(row.step.id) : undefined}
          onFocus={() => {
            focus(row.key)
            // With nothing chosen, commands are about the line that has the focus.
            if (selection.size === 0 && selectable(row).size > 0) onSelect(selectable(row))
          }}
          onFold={() => fold(row.key, row.expanded === false)}
          onClick={(event) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return mark(row.key)
            onSelect(selectable(row))
            onOpen(row, 'click')
          }}
          onContextMenu={(event) => {
            if (onMenu === undefined) return
            event.preventDefault()
            goTo(row.key)
            if (!selection.has(row.key)) onSelect(selectable(row))
            onMenu(row, event.currentTarget)
          }}
          besides={besides?.(row)}
          instead={instead?.(row)}
        />
      ))}
    </div>
  )
}

const heldIn = ({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent) => ({
  key,
  shiftKey,
  ctrlKey,
  metaKey,
  altKey,
})

/** What a line stands for among the things that can be chosen: a step, a note or a connection. */
export function selectable(row: OutlineRow): ReadonlySet<string> {
  if (row.kind === 'group' || (row.kind === 'exit' && row.exit.edge === undefined)) return new Set()
  return new Set([row.key])
}

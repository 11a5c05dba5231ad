import { useText } from '@counterflow/ui'
import { ActionIcon } from '@mantine/core'
import { IconDots, IconPlus } from '@tabler/icons-react'
import { use, useEffect, useMemo, useRef, useState } from 'react'
import { useCanvas } from '../CanvasContext'
import { useCommands, useDeeds } from '../commands/CommandsContext'
import { useEditor } from '../EditorContext'
import { besideOf, elementOf } from '../stepping/element-of'
import { StepDialogsContext } from '../stepping/StepDialogsContext'
import { NoteDialog } from './NoteDialog'
import { type OpenOutlineMenu, OutlineMenu } from './OutlineMenu'
import { OutlineTree, selectable } from './OutlineTree'
import classes from './OutlineView.module.css'
import type { OutlineRow } from './outline-rows'
import { useOutlineLines } from './useOutlineLines'
import { useRowName } from './useRowName'

/** The workflow as an outline, in which everything can be done that can be done on the canvas. */
export function OutlineView() {
  const { t } = useText()
  const { definition, findings, readOnly, selection, select } = useEditor()
  const { opened, open } = useCanvas()
  const commands = useCommands()
  const lines = useOutlineLines(definition)
  const nameOf = useRowName(definition)
  const [menu, setMenu] = useState<OpenOutlineMenu>()
  const problems = useMemo(() => {
    const counts = new Map<string, number>()
    for (const { nodeId, severity } of findings) {
      if (nodeId !== null && severity === 'error') counts.set(nodeId, (counts.get(nodeId) ?? 0) + 1)
    }
    return counts
  }, [findings])
  const current = lines.rows.find(({ key }) => key === lines.current)
  useFollow(opened, lines.reveal)
  useEffect(() => {
    if (opened !== undefined) select(new Set([opened]))
  }, [opened, select])
  useFollow(soleOf(selection), lines.reveal)
  useFreeExitDeeds(current)

  const goTo = (key: string) => {
    lines.reveal(key)
    select(new Set([key]))
    requestAnimationFrame(() => elementOf(key)?.focus())
  }
  const onOpen = (row: OutlineRow, by: 'key' | 'click') => {
    if (row.kind === 'step') return open(row.step.id)
    if (row.kind === 'exit' && row.exit.leadsTo === 'elsewhere' && row.exit.edge)
      return goTo(row.exit.edge.to)
    if (by === 'click') return
    if (row.kind === 'exit' && row.exit.leadsTo === 'nothing') return void commands.run('addStep')
    if (row.kind === 'note') return void commands.run('openSettings')
    if (row.expanded !== undefined) lines.fold(row.key, !row.expanded)
  }
  const onMenu = (row: OutlineRow, at: HTMLElement) => {
    const box = at.getBoundingClientRect()
    setMenu({ name: nameOf(row), at: { x: box.left + Math.min(box.width / 2, 160), y: box.bottom } })
  }
  const prepared = (row: OutlineRow, run: () => void) => {
    lines.focus(row.key)
    elementOf(row.key)?.focus()
    select(selectable(row))
    // The commands hear of the choice with the next drawing.
    requestAnimationFrame(run)
  }
  return (
    <div className={classes.view}>
      <OutlineTree
        definition={definition}
        lines={lines}
        selection={selection}
        problems={problems}
        onSelect={select}
        onOpen={onOpen}
        onMenu={onMenu}
        besides={(row) =>
          readOnly || row.kind === 'group' ? null : (
            <span className={classes.buttons}>
              {row.kind !== 'note' && (
                <ActionIcon
                  tabIndex={-1}
                  aria-label={t('outline.addAt', { name: nameOf(row) })}
                  onClick={(event) => {
                    event.stopPropagation()
                    prepared(row, () => commands.run('addStep'))
                  }}
                >
                  <IconPlus size={16} stroke={1.75} aria-hidden />
                </ActionIcon>
              )}
              <ActionIcon
                tabIndex={-1}
                aria-label={t('outline.menu', { name: nameOf(row) })}
                onClick={(event) => {
                  event.stopPropagation()
                  const button = event.currentTarget
                  prepared(row, () => onMenu(row, button))
                }}
              >
                <IconDots size={16} stroke={1.75} aria-hidden />
              </ActionIcon>
            </span>
          )
        }
      />
      <NoteDialog />
      <OutlineMenu menu={menu} onClose={() => setMenu(undefined)} />
    </div>
  )
}

const soleOf = (selection: ReadonlySet<string>): string | undefined =>
  selection.size === 1 ? [...selection][0] : undefined

/** Shows the line of a step that was opened or chosen elsewhere, as by a finding or after a paste. */
function useFollow(key: string | undefined, reveal: (key: string) => void): void {
  const shown = useRef<string>(undefined)
  useEffect(() => {
    if (key === shown.current) return
    shown.current = key
    if (key !== undefined) reveal(key)
  }, [key, reveal])
}

/** What can be done with an exit that leads nowhere yet, which is neither a step nor a connection. */
function useFreeExitDeeds(row: OutlineRow | undefined): void {
  const { readOnly, selection } = useEditor()
  const { requestStep } = useCanvas()
  const { connect } = use(StepDialogsContext)
  const isFree = row?.kind === 'exit' && row.exit.edge === undefined && selection.size === 0
  const exit = isFree && !readOnly ? { nodeId: row.exit.nodeId, port: row.exit.port } : undefined
  useDeeds(
    exit === undefined
      ? {}
      : {
          addStep: { run: () => requestStep({ from: exit }, besideOf(row?.key)) },
          connect: { run: () => connect([exit]) },
        },
  )
}

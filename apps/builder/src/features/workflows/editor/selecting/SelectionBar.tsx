import { useText } from '@counterflow/ui'
import { Panel } from '@xyflow/react'
import { memo } from 'react'
import { useToolbar } from '../../../../platform/keyboard/useToolbar'
import { CommandButton } from '../commands/CommandButton'
import { commandIcons } from '../commands/command-icons'
import { useEditor } from '../EditorContext'
import { NoteHues } from '../notes/NoteHues'
import classes from './SelectionBar.module.css'
import { useSelectionDeeds } from './useSelectionDeeds'

/** What can be done with several things at once, or with a note; under the canvas while they are chosen. */
export const SelectionBar = memo(function SelectionBar() {
  const { t } = useText()
  const { readOnly } = useEditor()
  const { selected, count } = useSelectionDeeds()
  const tools = useToolbar()
  const onlyNotes = selected.notes.length > 0 && count === selected.notes.length
  if (readOnly || (count < 2 && !onlyNotes)) return null
  return (
    <Panel position="bottom-center">
      <div className={classes.bar} role="toolbar" aria-label={t('canvas.selection.title')} {...tools}>
        <span className={classes.count} role="status">
          {t('canvas.selection.count', { count })}
        </span>
        {onlyNotes && <NoteHues notes={selected.notes} />}
        <CommandButton id="copy">{commandIcons.copy}</CommandButton>
        <CommandButton id="duplicate">{commandIcons.duplicate}</CommandButton>
        {count > 1 && (
          <>
            <span className={classes.gap} />
            <CommandButton id="alignLeft">{commandIcons.alignLeft}</CommandButton>
            <CommandButton id="alignTop">{commandIcons.alignTop}</CommandButton>
            <CommandButton id="spreadAcross">{commandIcons.spreadAcross}</CommandButton>
            <CommandButton id="spreadDown">{commandIcons.spreadDown}</CommandButton>
          </>
        )}
        <span className={classes.gap} />
        <CommandButton id="delete">{commandIcons.delete}</CommandButton>
      </div>
    </Panel>
  )
})

import { useText } from '@counterflow/ui'
import { Panel } from '@xyflow/react'
import { memo } from 'react'
import { useToolbar } from '../../../../platform/keyboard/useToolbar'
import { CommandButton } from '../commands/CommandButton'
import { commandIcons } from '../commands/command-icons'
import { useEditor } from '../EditorContext'
import bar from '../selecting/SelectionBar.module.css'
import { useViewDeeds } from './useViewDeeds'

interface CanvasToolsProps {
  overviewShown: boolean
}

/** What dragging on the canvas does, notes, and the overview; always in sight. */
export const CanvasTools = memo(function CanvasTools({ overviewShown }: CanvasToolsProps) {
  const { t } = useText()
  const { readOnly } = useEditor()
  const { tool } = useViewDeeds()
  const tools = useToolbar()
  return (
    <Panel position="top-center">
      <div className={bar.bar} role="toolbar" aria-label={t('canvas.tools')} {...tools}>
        <CommandButton id="handTool" pressed={tool === 'hand'} variant={variantOf(tool === 'hand')}>
          {commandIcons.handTool}
        </CommandButton>
        <CommandButton id="selectTool" pressed={tool === 'select'} variant={variantOf(tool === 'select')}>
          {commandIcons.selectTool}
        </CommandButton>
        <span className={bar.gap} />
        {!readOnly && <CommandButton id="addNote">{commandIcons.addNote}</CommandButton>}
        <CommandButton id="toggleOverview" pressed={overviewShown} variant={variantOf(overviewShown)}>
          {commandIcons.toggleOverview}
        </CommandButton>
      </div>
    </Panel>
  )
})

const variantOf = (pressed: boolean) => (pressed ? 'light' : 'subtle')

import type { Change } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { CommandButton } from '../commands/CommandButton'
import { changeText } from '../editing/change-text'

const icons = {
  undo: <IconArrowBackUp size={18} stroke={1.5} aria-hidden />,
  redo: <IconArrowForwardUp size={18} stroke={1.5} aria-hidden />,
}

interface HistoryButtonsProps {
  nextUndo: Change | undefined
  nextRedo: Change | undefined
}

/** Undo and redo, which say what they will do. */
export function HistoryButtons({ nextUndo, nextRedo }: HistoryButtonsProps) {
  const { t } = useText()
  return (
    <>
      <CommandButton
        id="undo"
        label={nextUndo && t('editor.undoWhat', { change: changeText(nextUndo, t) })}
        disabled={nextUndo === undefined}
      >
        {icons.undo}
      </CommandButton>
      <CommandButton
        id="redo"
        label={nextRedo && t('editor.redoWhat', { change: changeText(nextRedo, t) })}
        disabled={nextRedo === undefined}
      >
        {icons.redo}
      </CommandButton>
    </>
  )
}

import type { Change } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { ActionIcon, Tooltip } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react'
import { changeText } from '../editing/change-text'

interface HistoryButtonsProps {
  nextUndo: Change | undefined
  nextRedo: Change | undefined
  undo: () => void
  redo: () => void
}

/** Undo and redo, which say what they will do. */
export function HistoryButtons({ nextUndo, nextRedo, undo, redo }: HistoryButtonsProps) {
  const { t } = useText()
  useHotkeys([
    ['mod+Z', undo],
    ['mod+shift+Z', redo],
    ['mod+Y', redo],
  ])
  const undoWords = nextUndo ? t('editor.undoWhat', { change: changeText(nextUndo, t) }) : t('editor.undo')
  const redoWords = nextRedo ? t('editor.redoWhat', { change: changeText(nextRedo, t) }) : t('editor.redo')
  return (
    <>
      <Tooltip label={undoWords}>
        <ActionIcon aria-label={undoWords} disabled={nextUndo === undefined} onClick={undo}>
          <IconArrowBackUp size={18} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={redoWords}>
        <ActionIcon aria-label={redoWords} disabled={nextRedo === undefined} onClick={redo}>
          <IconArrowForwardUp size={18} stroke={1.5} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </>
  )
}

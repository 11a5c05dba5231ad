import { useText } from '@counterflow/ui'
import { type NodeProps, NodeResizeControl } from '@xyflow/react'
import { memo, use } from 'react'
import { useIsNear } from './detail'
import type { NoteFlowNode } from './flow-types'
import { NoteContext } from './NoteContext'
import classes from './NoteNode.module.css'
import { NoteWords } from './NoteWords'

const smallest = { minWidth: 120, minHeight: 60 }
const largest = { maxWidth: 1_200, maxHeight: 1_200 }

/** Something written beside the steps. It lies under the cards and takes no part in what they do. */
export const NoteNode = memo(function NoteNode({ id, data, selected }: NodeProps<NoteFlowNode>) {
  const { t } = useText()
  const { written, write, change } = use(NoteContext)
  const isNear = useIsNear()
  const { note, editable } = data
  const isWritten = editable && written === id
  return (
    <>
      {editable && selected && (
        <NodeResizeControl
          {...smallest}
          {...largest}
          className={classes.grip}
          onResizeEnd={(_, { x, y, width, height }) =>
            change({
              ...note,
              x: Math.round(x),
              y: Math.round(y),
              width: Math.round(width),
              height: Math.round(height),
            })
          }
        />
      )}
      <div className={classes.note} data-hue={note.hue ?? 'yellow'}>
        {isWritten ? (
          <NoteWords
            text={note.text}
            onWrite={(text, writing) => change({ ...note, text }, `note ${id} ${writing}`)}
            onDone={() => write(undefined)}
          />
        ) : (
          <span className={classes.text} data-empty={note.text === '' || undefined}>
            {isNear && (note.text === '' ? t('canvas.note.empty') : note.text)}
          </span>
        )}
      </div>
    </>
  )
})

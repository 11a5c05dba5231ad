import type { WorkflowNote } from '@counterflow/core'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { type NodeProps, ReactFlowProvider } from '@xyflow/react'
import { describe, expect, it, vi } from 'vitest'
import { branching } from '../../../../test/definitions'
import { renderInEditor } from '../../../../test/render'
import type { NoteFlowNode } from './flow-types'
import { NoteContext } from './NoteContext'
import { NoteNode } from './NoteNode'

const note: WorkflowNote = { id: 'note', text: 'Ask ', x: 0, y: 0, width: 240, height: 120 }
const node: NodeProps<NoteFlowNode> = {
  id: note.id,
  type: 'note',
  data: { note, editable: true },
  selected: false,
  dragging: false,
  draggable: true,
  selectable: true,
  deletable: true,
  isConnectable: false,
  zIndex: 0,
  positionAbsoluteX: 0,
  positionAbsoluteY: 0,
}

describe('a note that is written', () => {
  it('keeps each letter at once, so that a tab that closes loses none, as one edit', async () => {
    const change = vi.fn()
    const write = vi.fn()
    await renderInEditor(
      branching,
      <ReactFlowProvider>
        <NoteContext value={{ written: note.id, write, change }}>
          <NoteNode {...node} />
        </NoteContext>
      </ReactFlowProvider>,
    )
    const user = userEvent.setup()
    await user.type(screen.getByRole('textbox'), 'Sora', { initialSelectionStart: 4 })
    expect(change).toHaveBeenLastCalledWith(
      { ...note, text: 'Ask Sora' },
      expect.stringMatching(/^note note \d+$/),
    )
    expect(write).not.toHaveBeenCalled()
    await user.tab()
    expect(write).toHaveBeenCalledWith(undefined)
  })
})

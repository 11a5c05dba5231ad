import type { Condition, WorkflowDefinition, WorkflowNode } from '@counterflow/core'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { OnWorkflowRoute } from '../../../../../test/OnWorkflowRoute'
import { renderInEditor } from '../../../../../test/render'
import { EditorContext, useEditor } from '../EditorContext'
import { useDrawing } from '../useDrawing'
import { StepForm } from './StepForm'

const asks = (value: string): Condition => ({
  field: { $ref: ['trigger', 'order', 'number'] },
  operator: 'equals',
  value,
})

const withNode = (node: WorkflowNode): WorkflowDefinition => ({
  schema: 1,
  name: 'Written',
  trigger: { type: 'commerce.order_risk_analyzed', config: {} },
  nodes: [node],
  edges: [],
  layout: {},
})

/** The form in an editor that keeps what is changed, and can undo it. */
function Live({
  start,
  seen,
}: {
  start: WorkflowDefinition
  seen: (node: WorkflowNode | undefined) => void
}) {
  const editor = useEditor()
  const [workflowId] = useState(() => crypto.randomUUID())
  const { definition, edit, undo } = useDrawing(workflowId, start)
  const [node] = definition.nodes
  seen(node)
  return (
    <EditorContext value={{ ...editor, definition, edit }}>
      {node && <StepForm node={node} index={0} />}
      <button type="button" onClick={undo}>
        Undo
      </button>
    </EditorContext>
  )
}

async function draw(start: WorkflowNode) {
  let latest: WorkflowNode | undefined = start
  const seen = (node: WorkflowNode | undefined) => {
    latest = node
  }
  const definition = withNode(start)
  await renderInEditor(
    definition,
    <OnWorkflowRoute>
      <Live start={definition} seen={seen} />
    </OnWorkflowRoute>,
  )
  const user = userEvent.setup()
  return {
    user,
    node: () => latest,
    undo: async () => user.click(await screen.findByRole('button', { name: 'Undo' })),
  }
}

describe('undoing in the form of a step', () => {
  it('brings back the lines of a condition one by one', async () => {
    const start: WorkflowNode = {
      id: 'check',
      kind: 'condition',
      when: { all: [asks('A'), asks('B'), asks('C')] },
    }
    const { user, node, undo } = await draw(start)
    const removeFirst = async () => {
      const [first] = await screen.findAllByRole('button', { name: 'Remove this condition' })
      if (first === undefined) throw new Error('There is no line to remove.')
      await user.click(first)
    }
    await removeFirst()
    await removeFirst()
    expect(node()).toMatchObject({ when: { all: [asks('C')] } })
    await undo()
    expect(node()).toMatchObject({ when: { all: [asks('B'), asks('C')] } })
    await undo()
    expect(node()).toEqual(start)
  })

  it('takes back what was written in one field, and leaves the others', async () => {
    const { user, node, undo } = await draw({
      id: 'several',
      kind: 'switch',
      cases: [
        { port: 'case_1', name: 'A', when: { all: [] } },
        { port: 'case_2', name: 'B', when: { all: [] } },
      ],
    })
    const [first, second] = await screen.findAllByRole('textbox')
    if (first === undefined || second === undefined) throw new Error('There are no two cases.')
    await user.type(first, 'bove')
    await user.type(second, 'elow')
    expect(node()).toMatchObject({ cases: [{ name: 'Above' }, { name: 'Below' }] })
    await undo()
    expect(node()).toMatchObject({ cases: [{ name: 'Above' }, { name: 'B' }] })
    await undo()
    expect(node()).toMatchObject({ cases: [{ name: 'A' }, { name: 'B' }] })
  })
})

import type { WorkflowDefinition } from '@counterflow/core'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { renderInEditor } from '../../../../../test/render'
import { EditorContext, useEditor } from '../EditorContext'
import { useDrawing } from '../useDrawing'
import { TriggerForm } from './TriggerForm'

const withoutTrigger: WorkflowDefinition = { ...branching, trigger: null }

/** The form in an editor that keeps what is changed. */
function Live() {
  const editor = useEditor()
  const [workflowId] = useState(() => crypto.randomUUID())
  const { definition, edit } = useDrawing(workflowId, withoutTrigger)
  return (
    <EditorContext value={{ ...editor, definition, edit }}>
      <TriggerForm />
    </EditorContext>
  )
}

describe('the focus in the form of a trigger', () => {
  it('goes on from what was pressed to what came in its place', async () => {
    await renderInEditor(withoutTrigger, <Live />)
    const user = userEvent.setup()
    const search = () => screen.findByRole('searchbox', { name: 'Search triggers' })
    const button = (name: string) => screen.findByRole('button', { name })
    await user.type(await search(), '{Enter}')
    expect(document.activeElement).toBe(await button('Change the trigger'))
    await user.keyboard('{Enter}')
    expect(document.activeElement).toBe(await search())
    await user.keyboard('{Enter}')
    const add = await button('Add a condition to the start')
    add.focus()
    await user.keyboard('{Enter}')
    const remove = await button('Remove')
    expect(document.activeElement).not.toBe(document.body)
    remove.focus()
    await user.keyboard('{Enter}')
    expect(document.activeElement).toBe(await button('Add a condition to the start'))
  })
})

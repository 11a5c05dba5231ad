import { type FlowControl, validateWorkflow, type WorkflowDefinition } from '@counterflow/core'
import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { catalogue } from '../../../../../test/catalogue'
import { branching } from '../../../../../test/definitions'
import { renderInEditor } from '../../../../../test/render'
import { EditorContext, useEditor } from '../EditorContext'
import { useDrawing } from '../useDrawing'
import { FlowForm } from './FlowForm'

interface LiveProps {
  start: WorkflowDefinition
  readOnly: boolean
  seen: (definition: WorkflowDefinition) => void
}

/** The form in an editor that keeps what is changed, and can undo it. */
function Live({ start, readOnly, seen }: LiveProps) {
  const editor = useEditor()
  const [workflowId] = useState(() => crypto.randomUUID())
  const { definition, edit, undo } = useDrawing(workflowId, start)
  const findings = validateWorkflow(definition, catalogue.contracts)
  seen(definition)
  return (
    <EditorContext value={{ ...editor, definition, edit, findings, readOnly }}>
      <FlowForm />
      <button type="button" onClick={undo}>
        Undo
      </button>
    </EditorContext>
  )
}

async function draw(flow?: FlowControl, readOnly = false) {
  const start: WorkflowDefinition = flow === undefined ? branching : { ...branching, flow }
  let latest = start
  const seen = (definition: WorkflowDefinition) => {
    latest = definition
  }
  await renderInEditor(start, <Live start={start} readOnly={readOnly} seen={seen} />)
  const user = userEvent.setup()
  return {
    user,
    definition: () => latest,
    undo: () => user.click(screen.getByRole('button', { name: 'Undo' })),
  }
}

const limit = () => screen.getByRole('switch', { name: 'Limit how many run at a time' })
const settle = () => screen.getByRole('switch', { name: 'Wait for things to settle' })
const group = (of: HTMLElement) =>
  within(screen.getByRole('group', { name: of.closest('[role=group]')?.getAttribute('aria-label') ?? '' }))

async function pick(user: ReturnType<typeof userEvent.setup>, words: string) {
  await user.type(await screen.findByRole('textbox', { name: 'Search values' }), words)
  await user.keyboard('{Enter}')
}

const orderNumber = { $ref: ['trigger', 'order', 'number'] }

describe('how runs get along', () => {
  it('limits the runs of the whole workflow, or for each value, and says what it means', async () => {
    const { user, definition } = await draw()
    await user.click(limit())
    expect(definition().flow).toEqual({ concurrency: { limit: 1 } })
    expect(screen.getByText(/^One run of this workflow at a time, in the order of arrival/)).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Choose a value' }))
    await pick(user, 'number')
    expect(definition().flow).toEqual({ concurrency: { limit: 1, key: orderNumber } })
    expect(screen.getByText(/^One run per “Order Number” at a time/)).toBeDefined()
    const amount = screen.getByRole('textbox', { name: 'Runs at a time' })
    await user.clear(amount)
    await user.type(amount, '12')
    expect(definition().flow).toEqual({ concurrency: { limit: 12, key: orderNumber } })
    expect(screen.getByText(/^At most 12 runs per “Order Number” at a time/)).toBeDefined()
    await user.type(amount, '0')
    expect(definition().flow?.concurrency?.limit).toBe(12)
    await user.click(screen.getByRole('button', { name: 'Remove: For each' }))
    expect(definition().flow).toEqual({ concurrency: { limit: 12 } })
  })

  it('waits for things to settle, for a day at most', async () => {
    const { user, definition } = await draw({ concurrency: { limit: 2 } })
    await user.click(settle())
    expect(definition().flow).toEqual({ concurrency: { limit: 2 }, debounce: { seconds: 30 } })
    expect(screen.getByText(/^Of several within 30 sec, only the last one is run/)).toBeDefined()
    await user.click(group(settle()).getByRole('button', { name: 'Choose a value' }))
    await pick(user, 'number')
    expect(screen.getByText(/^Of several with the same “Order Number” within 30 sec/)).toBeDefined()
    await user.click(screen.getByRole('combobox', { name: 'Unit' }))
    await user.click(screen.getByRole('option', { name: 'days' }))
    expect(definition().flow?.debounce).toEqual({ seconds: 86_400, key: orderNumber })
  })

  it('is undone one change at a time, and keeps nothing where both are off', async () => {
    const { user, definition, undo } = await draw({ debounce: { seconds: 30, key: orderNumber } })
    const quiet = screen.getByRole('textbox', { name: 'Quiet for' })
    await user.clear(quiet)
    await user.type(quiet, '45')
    await user.click(settle())
    expect(definition()).toEqual(branching)
    await undo()
    expect(definition().flow).toEqual({ debounce: { seconds: 45, key: orderNumber } })
    await undo()
    expect(definition().flow).toEqual({ debounce: { seconds: 30, key: orderNumber } })
  })

  it('shows what is wrong with a key beside it, and that runs without a value count together', async () => {
    await draw({
      concurrency: { limit: 1, key: { $ref: ['steps', 'tag', 'tags'] } },
      debounce: { seconds: 5, key: { $ref: ['trigger', 'order', 'customer', 'email'] } },
    })
    const wrong = screen.getByText(/does not exist before the run has begun/i)
    expect(wrong.closest('[data-path]')?.getAttribute('data-path')).toBe('flow/concurrency/key')
    expect(group(settle()).getByText('Runs without this value count together.')).toBeDefined()
    expect(group(limit()).queryByText('Runs without this value count together.')).toBeNull()
  })

  it('keeps a text as the key that was written elsewhere, until it is emptied', async () => {
    const { user, definition } = await draw({
      concurrency: { limit: 1, key: { $template: '{{ shop.name }}' } },
    })
    const text = screen.getByRole('textbox', { name: 'For each' })
    expect(text).toHaveProperty('value', '{{ shop.name }}')
    await user.clear(text)
    expect(definition().flow).toEqual({ concurrency: { limit: 1 } })
    expect(screen.getByRole('button', { name: 'Choose a value' })).toBeDefined()
  })

  it('is only looked at by who may not change it', async () => {
    await draw({ concurrency: { limit: 3 } }, true)
    expect(limit()).toHaveProperty('disabled', true)
    expect(screen.getByText(/^At most 3 runs of this workflow at a time/)).toBeDefined()
    expect(screen.getByRole('button', { name: 'Choose a value' })).toHaveProperty('disabled', true)
  })
})

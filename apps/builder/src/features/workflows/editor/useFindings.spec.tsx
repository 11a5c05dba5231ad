import type { WorkflowDefinition } from '@counterflow/core'
import { act, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { findingPlugin } from '../../../../test/finding-plugin'
import { renderInEditor } from '../../../../test/render'
import { testShop } from '../../../../test/test-shop'
import { shopQuery } from '../../settings/shop-queries'
import { pluginsQuery } from '../workflow-queries'
import { EditorContext, useEditor } from './EditorContext'
import { ProblemsButton } from './toolbar/ProblemsButton'
import { useFindings } from './useFindings'

const clean: WorkflowDefinition = {
  schema: 1,
  name: 'Clean',
  trigger: { type: 'commerce.order_risk_analyzed', config: {} },
  nodes: [
    {
      id: 'tag',
      kind: 'action',
      action: 'commerce.add_order_tags',
      input: { orderId: { $ref: ['trigger', 'order', 'id'] }, tags: ['a'] },
    },
  ],
  edges: [{ from: 'trigger', port: 'then', to: 'tag' }],
  layout: {},
}

/** The problems of a drawing, and a button that edits it. */
function Drawn() {
  const [definition, setDefinition] = useState(clean)
  const editor = useEditor()
  const { findings, verdict, checkAgain } = useFindings(definition)
  return (
    <EditorContext value={{ ...editor, definition, findings }}>
      <button type="button" onClick={() => setDefinition((before) => ({ ...before, name: 'Other' }))}>
        Edit
      </button>
      <ProblemsButton
        findings={findings}
        verdict={verdict}
        onCheckAgain={checkAgain}
        ready
        attention={false}
        opened={false}
        onToggle={() => {}}
        onShow={() => {}}
      />
    </EditorContext>
  )
}

const draw = (prepare: Parameters<typeof renderInEditor>[3] = () => {}) =>
  renderInEditor(clean, <Drawn />, [], (client) => {
    client.setQueryData(pluginsQuery.queryKey, [findingPlugin])
    prepare(client)
  })

describe('what is said of a drawing without problems', () => {
  it('is said once it has been checked, and not of what was drawn since', async () => {
    await draw()
    expect(screen.queryByText('No problems')).toBeNull()
    expect(screen.getByText('Checking…')).toBeDefined()
    await screen.findByText('No problems', {}, { timeout: 10_000 })
    await userEvent.click(screen.getByRole('button', { name: 'Edit' }))
    expect(screen.queryByText('No problems')).toBeNull()
    await screen.findByText('No problems')
  })

  it('is that it could not be checked, where what it is checked against cannot be read', async () => {
    let answer = () => {}
    await draw((client) => {
      // Nothing answers here.
      client.removeQueries({ queryKey: shopQuery.queryKey, exact: true })
      client.setQueryDefaults(shopQuery.queryKey, { retry: false })
      answer = () => client.setQueryData(shopQuery.queryKey, testShop)
    })
    const again = await screen.findByRole('button', { name: /^Could not be checked/ }, { timeout: 10_000 })
    expect(screen.queryByText('No problems')).toBeNull()
    await userEvent.click(again)
    expect(screen.queryByText('No problems')).toBeNull()
    act(answer)
    await screen.findByText('No problems')
  })
})

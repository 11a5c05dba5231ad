import type { WorkflowDefinition } from '@counterflow/core'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { findingPlugin } from '../../../../test/finding-plugin'
import { OnWorkflowRoute } from '../../../../test/OnWorkflowRoute'
import { renderInEditor } from '../../../../test/render'
import { readCatalogue } from '../catalogue/catalogue'
import { type Template, workflowsQuery } from '../workflow-queries'
import { TemplateCard } from './TemplateCard'

const same = (text: string) => ({ en: text, ko: text, ja: text })
const tagging: WorkflowDefinition = {
  schema: 1,
  name: 'Tag',
  trigger: { type: 'commerce.order_created', config: {} },
  nodes: [
    {
      id: 'tag',
      kind: 'action',
      action: 'commerce.add_order_tags',
      input: { orderId: { $ref: ['trigger', 'order', 'id'] }, tags: ['new'] },
    },
  ],
  edges: [{ from: 'trigger', port: 'then', to: 'tag' }],
  layout: {},
}
const asking: WorkflowDefinition = {
  ...tagging,
  nodes: [{ id: 'ask', kind: 'action', action: 'mail.ask', input: { to: ['your.email@example.com'] } }],
  edges: [{ from: 'trigger', port: 'then', to: 'ask' }],
}

async function draw(definition: WorkflowDefinition) {
  const template: Template = {
    id: 'x.template',
    title: same('A template'),
    description: same('Does something.'),
    category: 'risk',
    definition: JSON.parse(JSON.stringify(definition)),
    installed: [],
  }
  const onPreview = vi.fn()
  await renderInEditor(
    definition,
    <OnWorkflowRoute>
      <TemplateCard template={template} catalogue={readCatalogue([findingPlugin])} onPreview={onPreview} />
    </OnWorkflowRoute>,
    [],
    (client) => client.setQueryData(workflowsQuery.queryKey, []),
  )
  await screen.findByRole('article', { name: 'A template' })
  return { onPreview, user: userEvent.setup() }
}

describe('a template in the gallery', () => {
  it('can be turned on at once where nothing is missing', async () => {
    await draw(tagging)
    expect(screen.getByRole('button', { name: 'Install and turn on' })).toBeDefined()
    expect(screen.queryByText('Before it can be turned on')).toBeNull()
  })

  it('says before it is installed what it will still need', async () => {
    await draw(asking)
    expect(screen.getByText('Before it can be turned on')).toBeDefined()
    expect(screen.getByText(/^Ask: .*is still the placeholder/)).toBeDefined()
    expect(screen.getByText(/^Ask: .*is missing/)).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Install and turn on' })).toBeNull()
    expect(screen.getByRole('button', { name: 'Install and customise' })).toBeDefined()
  })

  it('can be looked at first', async () => {
    const { onPreview, user } = await draw(tagging)
    await user.click(screen.getByRole('button', { name: 'Preview “A template”' }))
    expect(onPreview).toHaveBeenCalledOnce()
  })
})

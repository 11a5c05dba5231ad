import { type Finding, validateWorkflow, type WorkflowDefinition } from '@counterflow/core'
import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { catalogue } from '../../../../../test/catalogue'
import { branching } from '../../../../../test/definitions'
import { renderInEditor } from '../../../../../test/render'
import { EditorContext, useEditor } from '../EditorContext'
import { FieldFrame } from './FieldFrame'

const when = { field: { $ref: ['trigger', 'order', 'number'] }, operator: 'equals' as const }
const unfinished: WorkflowDefinition = {
  ...branching,
  nodes: [{ id: 'fresh', kind: 'condition', when }],
  edges: [{ from: 'trigger', port: 'then', to: 'fresh' }],
}

function Field({ findings }: { findings: readonly Finding[] }) {
  return (
    <EditorContext value={{ ...useEditor(), findings }}>
      <FieldFrame place={{ nodeId: 'fresh', path: ['nodes', 0, 'when', 'value'] }} label="Value">
        <input aria-label="Value" />
      </FieldFrame>
    </EditorContext>
  )
}

it('says quietly what is missing, until somebody has been there', async () => {
  const findings = validateWorkflow(unfinished, catalogue.contracts)
  expect(findings.map(({ code }) => code)).toEqual(['input_missing'])
  await renderInEditor(unfinished, <Field findings={findings} />)
  const severity = () => document.querySelector('[data-severity]')?.getAttribute('data-severity')
  expect(severity()).toBe('missing')
  const user = userEvent.setup()
  await user.click(screen.getByRole('textbox', { name: 'Value' }))
  expect(severity()).toBe('missing')
  await user.tab()
  expect(severity()).toBe('error')
})

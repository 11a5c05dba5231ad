import {
  checkCircumstances,
  checkGraph,
  checkPublisher,
  type Finding,
  findingCodes,
  permissions,
  referenceTypes,
  validateWorkflow,
  type WorkflowDefinition,
} from '@counterflow/core'
import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { findingCases, whole } from '../../../../test/finding-cases'
import { findingPlugin } from '../../../../test/finding-plugin'
import { OnWorkflowRoute } from '../../../../test/OnWorkflowRoute'
import { helper, renderInEditor } from '../../../../test/render'
import { readCatalogue } from '../catalogue/catalogue'
import { pluginsQuery } from '../workflow-queries'
import { EditorContext, useEditor } from './EditorContext'
import { focusFieldOf } from './focus-field'
import { StepPanel } from './panel/StepPanel'

const { contracts } = readCatalogue([findingPlugin])

function findingsOf(definition: WorkflowDefinition, code: Finding['code']): Finding[] {
  const broken = checkGraph(definition)
  if (broken.length > 0) return broken
  const none = code === 'permission_missing' || code === 'publisher_may_not'
  const circumstances = {
    permissions: none ? [] : permissions,
    captureMode: code === 'manual_capture_needed' ? ('automatic' as const) : ('manual' as const),
    currency: 'USD' as const,
    options: { staff: new Set<string>([helper.id]), connections: new Set(['warehouse']) },
    unreadableConnections: new Set(['warehouse']),
    now: Date.now(),
  }
  return [
    ...validateWorkflow(definition, contracts),
    ...checkCircumstances(definition, contracts, circumstances),
    ...checkPublisher(definition, contracts, { name: 'Misaki', permissions: circumstances.permissions }),
  ]
}

function OpenStep({ definition, nodeId }: { definition: WorkflowDefinition; nodeId: string }) {
  const editor = useEditor()
  const types = referenceTypes(definition, contracts)
  return (
    <EditorContext value={{ ...editor, types, findings: validateWorkflow(definition, contracts) }}>
      <StepPanel nodeId={nodeId} onClose={() => {}} onDelete={() => {}} />
    </EditorContext>
  )
}

describe('the jump from a finding', () => {
  it('is tried for every finding that there is', () => {
    expect(new Set(findingCases.map(([code]) => code))).toEqual(new Set(findingCodes))
  })

  it.each([...findingCases])('%s: leads to a field that can be mended', async (code, definition, place) => {
    const found = findingsOf(definition, code).find((finding) => finding.code === code)
    if (found?.nodeId == null) throw new Error(`${code} was not found, or names no step.`)
    const { nodeId, path } = found
    await renderInEditor(
      definition,
      <OnWorkflowRoute>
        <OpenStep definition={definition} nodeId={nodeId} />
      </OnWorkflowRoute>,
      [],
      (client) => client.setQueryData(pluginsQuery.queryKey, [findingPlugin]),
    )
    const panel = await screen.findByRole('complementary')
    focusFieldOf(nodeId, path)
    await waitFor(() =>
      expect(document.activeElement?.matches('input, textarea, select, button, [contenteditable]')).toBe(
        true,
      ),
    )
    const { activeElement } = document
    expect(panel.contains(activeElement)).toBe(true)
    expect(activeElement?.closest('[data-field-head], [aria-hidden="true"]')).toBeNull()
    if (place === whole) return
    const at = activeElement?.closest('[data-path]')?.getAttribute('data-path') ?? ''
    expect(at).toBe(place)
  })
})

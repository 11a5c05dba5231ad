import type { WorkflowDefinition } from '@counterflow/core'
import { createTranslation } from '@counterflow/i18n'
import { AppProviders } from '@counterflow/ui'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { plugin } from '../../../../test/catalogue'
import { CatalogueProvider } from '../catalogue/CatalogueProvider'
import { pluginsQuery } from '../workflow-queries'
import { StepNamesProvider } from './StepNamesProvider'
import { useStepDescription } from './useStepDescription'

const two: WorkflowDefinition = {
  schema: 1,
  name: 'Two',
  trigger: null,
  nodes: [
    { id: 'a', kind: 'set', name: 'First', values: {} },
    { id: 'b', kind: 'set', name: 'Second', values: {} },
  ],
  edges: [
    { from: 'trigger', port: 'then', to: 'a' },
    { from: 'a', port: 'then', to: 'b' },
  ],
  layout: {},
}

it('follows what became of a step: its problems, where it leads, and how that is called', async () => {
  const translation = await createTranslation('en')
  const client = new QueryClient()
  client.setQueryData(pluginsQuery.queryKey, [plugin])
  let shown = two
  let problems = new Map<string, number>()
  const { result, rerender } = renderHook(() => useStepDescription(shown, problems), {
    wrapper: ({ children }) => (
      <AppProviders translation={translation}>
        <QueryClientProvider client={client}>
          <CatalogueProvider>
            <StepNamesProvider definition={shown}>{children}</StepNamesProvider>
          </CatalogueProvider>
        </QueryClientProvider>
      </AppProviders>
    ),
  })
  const said = (id: string) => result.current(id)
  expect(said('a')).toMatch(/: Second$/)
  const last = said('b')
  const renamed = two.nodes.with(1, { id: 'b', kind: 'set', name: 'The end', values: {} })
  shown = { ...two, nodes: renamed }
  problems = new Map([['b', 1]])
  rerender()
  expect(said('a')).toMatch(/: The end$/)
  expect(said('b')).toMatch(/1 problem$/)
  expect(said('b').startsWith(last)).toBe(true)
  shown = { ...shown, edges: two.edges.slice(0, 1) }
  rerender()
  expect(said('a')).toBe(last)
})

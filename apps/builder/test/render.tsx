import { referenceTypes, type WorkflowDefinition } from '@counterflow/core'
import { createTranslation } from '@counterflow/i18n'
import { AppProviders } from '@counterflow/ui'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach } from 'vitest'
import { type Connection, connectionsQuery } from '../src/features/settings/connections/connection-queries'
import { shopQuery } from '../src/features/settings/shop-queries'
import { CatalogueProvider } from '../src/features/workflows/catalogue/CatalogueProvider'
import { EditorContext } from '../src/features/workflows/editor/EditorContext'
import { StepNamesProvider } from '../src/features/workflows/words/StepNamesProvider'
import { pluginsQuery } from '../src/features/workflows/workflow-queries'
import { catalogue, plugin } from './catalogue'

afterEach(cleanup)

/** Draws a part of the editor in a shop that sells in US dollars, in English. */
export async function renderInEditor(
  definition: WorkflowDefinition,
  children: ReactNode,
  connections: readonly Connection[] = [],
): Promise<void> {
  const translation = await createTranslation('en')
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })
  client.setQueryData(pluginsQuery.queryKey, [plugin])
  client.setQueryData(connectionsQuery.queryKey, [...connections])
  client.setQueryData(shopQuery.queryKey, {
    name: 'Test shop',
    currency: 'USD',
    timeZone: 'UTC',
    countryCode: 'US',
    captureMode: 'manual',
    disputeFee: { amount: 1_500, currency: 'USD' },
  })
  const editor = {
    definition,
    readOnly: false,
    edit: () => {},
    types: referenceTypes(definition, catalogue.contracts),
    findings: [],
  }
  render(
    <AppProviders translation={translation} environment="test">
      <QueryClientProvider client={client}>
        <CatalogueProvider>
          <EditorContext value={editor}>
            <StepNamesProvider definition={definition}>{children}</StepNamesProvider>
          </EditorContext>
        </CatalogueProvider>
      </QueryClientProvider>
    </AppProviders>,
  )
}

import { permissions, referenceTypes, type WorkflowDefinition } from '@counterflow/core'
import { createTranslation } from '@counterflow/i18n'
import { AppProviders } from '@counterflow/ui'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach } from 'vitest'
import { type CurrentStaff, sessionQuery } from '../src/features/session/session-query'
import { type Connection, connectionsQuery } from '../src/features/settings/connections/connection-queries'
import { shopQuery } from '../src/features/settings/shop-queries'
import { staffQuery } from '../src/features/settings/staff-query'
import { CatalogueProvider } from '../src/features/workflows/catalogue/CatalogueProvider'
import { EditorContext } from '../src/features/workflows/editor/EditorContext'
import type { Option, OptionSource } from '../src/features/workflows/editor/options/option-sources'
import { StepNamesProvider } from '../src/features/workflows/words/StepNamesProvider'
import { pluginsQuery } from '../src/features/workflows/workflow-queries'
import { catalogue, plugin } from './catalogue'
import { testShop } from './test-shop'

afterEach(cleanup)

/** Who is signed in, and all the staff that there is. */
export const helper = {
  id: '01980000-0000-7000-8000-0000000000cc',
  name: 'Sato Misaki',
  email: 'support@example.com',
  role: 'owner',
  ownRole: null,
} as const

/** What the server would offer to choose from, and by what name it knows it. */
export function offer(client: QueryClient, name: OptionSource['name'], options: readonly Option[]): void {
  client.setQueryData(['options', name, '', 'en'], {
    pages: [{ options, nextCursor: null }],
    pageParams: [undefined],
  })
  for (const option of options) client.setQueryData(['option', name, option.value, 'en'], option)
}

/** Draws a part of the editor in a shop that sells in US dollars, in English. */
export async function renderInEditor(
  definition: WorkflowDefinition,
  children: ReactNode,
  connections: readonly Connection[] = [],
  /** Puts in what else the server would answer. */
  prepare: (client: QueryClient) => void = () => {},
): Promise<void> {
  const translation = await createTranslation('en')
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } })
  client.setQueryData(pluginsQuery.queryKey, [plugin])
  const reader: CurrentStaff = { ...helper, permissions: [...permissions], language: 'en' }
  client.setQueryData(sessionQuery.queryKey, reader)
  client.setQueryData(staffQuery.queryKey, [{ ...helper, state: 'active' }])
  client.setQueryData(connectionsQuery.queryKey, [...connections])
  client.setQueryData(shopQuery.queryKey, testShop)
  offer(client, 'staff', [{ value: helper.id, label: `${helper.name} (${helper.email})` }])
  offer(
    client,
    'connections',
    connections.map(({ id, name }) => ({ value: id, label: name })),
  )
  prepare(client)
  const editor = {
    definition,
    readOnly: false,
    edit: () => {},
    types: referenceTypes(definition, catalogue.contracts),
    findings: [],
    selection: new Set<string>(),
    select: () => {},
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

import { useSuspenseQuery } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { pluginsQuery } from '../workflow-queries'
import { type Catalogue, readCatalogue } from './catalogue'

const CatalogueContext = createContext<Catalogue | undefined>(undefined)

export function CatalogueProvider({ children }: { children: ReactNode }) {
  const { data: plugins } = useSuspenseQuery(pluginsQuery)
  const catalogue = useMemo(() => readCatalogue(plugins), [plugins])
  return <CatalogueContext value={catalogue}>{children}</CatalogueContext>
}

export function useCatalogue(): Catalogue {
  const catalogue = useContext(CatalogueContext)
  if (catalogue === undefined) throw new Error('There is no CatalogueProvider around this component.')
  return catalogue
}

import type { Finding, WorkflowDefinition } from '@counterflow/core'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import { whenIdle } from '../../../platform/scheduling/when-idle'
import { useStaff } from '../../session/useStaff'
import { shopQuery } from '../../settings/shop-queries'
import { useCatalogue } from '../catalogue/CatalogueProvider'

const none: readonly Finding[] = []

// Templates and schedules are read by large libraries, which are not needed to see the workflow.
const loadChecking = () => import('./checking')

/** What stands against turning the drawn workflow on, as one draws: what one types is shown first. */
export function useFindings(definition: WorkflowDefinition): readonly Finding[] {
  const { contracts } = useCatalogue()
  const { permissions } = useStaff()
  const { data: shop } = useQuery(shopQuery)
  const [checking, setChecking] = useState<Awaited<ReturnType<typeof loadChecking>>>()
  useEffect(() => whenIdle(() => void loadChecking().then(setChecking)), [])
  const drawn = useDeferredValue(definition)
  return useMemo(
    () => checking?.findingsOf(drawn, contracts, { permissions, shop }) ?? none,
    [checking, drawn, contracts, permissions, shop],
  )
}

import type { Finding, WorkflowDefinition } from '@counterflow/core'
import { useQuery } from '@tanstack/react-query'
import { startTransition, useEffect, useMemo, useState } from 'react'
import { sameJson } from '../../../platform/forms/same-json'
import { onceFollowed } from '../../../platform/scheduling/once-painted'
import { useQuiet } from '../../../platform/scheduling/useQuiet'
import { useStaff } from '../../session/useStaff'
import { connectionsQuery } from '../../settings/connections/connection-queries'
import { shopQuery } from '../../settings/shop-queries'
import { staffQuery } from '../../settings/staff-query'
import { useCatalogue } from '../catalogue/CatalogueProvider'
import type { Surroundings } from './checking'

const none: readonly Finding[] = []

// Templates and schedules are read by large libraries, which are not needed to see the workflow.
const loadChecking = () => import('./checking')

/** What the checks look at beside the workflow, as far as the reader may see it; asked for when the workflow is seen. */
function useSurroundings(enabled: boolean): Omit<Surroundings, 'permissions'> {
  const { permissions } = useStaff()
  const { data: shop } = useQuery({ ...shopQuery, enabled })
  const { data: staff } = useQuery({ ...staffQuery, enabled: enabled && permissions.includes('staff.read') })
  const { data: connections } = useQuery({
    ...connectionsQuery,
    enabled: enabled && permissions.includes('workflows.edit'),
  })
  return useMemo(
    () => ({
      shop,
      options: {
        ...(staff && { staff: new Set(staff.map(({ id }) => id)) }),
        ...(connections && { connections: new Set(connections.map(({ id }) => id)) }),
      },
      unreadableConnections: new Set(connections?.flatMap(({ id, secretLost }) => (secretLost ? [id] : []))),
    }),
    [shop, staff, connections],
  )
}

/** What stands against turning the drawn workflow on, as one draws: what one does is on the screen first. */
export function useFindings(definition: WorkflowDefinition): readonly Finding[] {
  const { contracts } = useCatalogue()
  const { permissions } = useStaff()
  const [checking, setChecking] = useState<Awaited<ReturnType<typeof loadChecking>>>()
  const quiet = useQuiet()
  useEffect(() => {
    if (quiet) void loadChecking().then(setChecking)
  }, [quiet])
  const surroundings = useSurroundings(quiet)
  const [findings, setFindings] = useState(none)
  useEffect(() => {
    if (checking === undefined) return
    return onceFollowed(() => {
      const found = checking.findingsOf(definition, contracts, { permissions, ...surroundings })
      // Most edits change nothing of it, and then nothing need be drawn.
      startTransition(() => setFindings((before) => (sameJson(before, found) ? before : found)))
    })
  }, [checking, definition, contracts, permissions, surroundings])
  return findings
}

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useStaff } from '../../session/useStaff'
import { connectionsQuery } from '../../settings/connections/connection-queries'
import { shopQuery } from '../../settings/shop-queries'
import { staffQuery } from '../../settings/staff-query'
import type { Surroundings } from './checking'

interface Asked {
  data: unknown
  isError: boolean
  isEnabled: boolean
  refetch: () => unknown
}

const isMissing = ({ data, isEnabled }: Asked) => isEnabled && data === undefined

/**
 * What the checks look at beside the workflow, as far as the reader may see it; asked for when the workflow is seen.
 * What is `missing` has still to come, or `failed` to.
 */
export function useSurroundings(enabled: boolean) {
  const { permissions } = useStaff()
  const may = (permission: (typeof permissions)[number]) => enabled && permissions.includes(permission)
  const shop = useQuery({ ...shopQuery, enabled: may('shop.read') })
  const staff = useQuery({ ...staffQuery, enabled: may('staff.read') })
  const connections = useQuery({ ...connectionsQuery, enabled: may('workflows.edit') })
  const surroundings = useMemo(
    (): Omit<Surroundings, 'permissions'> => ({
      shop: shop.data,
      options: {
        ...(staff.data && { staff: new Set(staff.data.map(({ id }) => id)) }),
        ...(connections.data && { connections: new Set(connections.data.map(({ id }) => id)) }),
      },
      unreadableConnections: new Set(
        connections.data?.flatMap(({ id, secretLost }) => (secretLost ? [id] : [])),
      ),
    }),
    [shop.data, staff.data, connections.data],
  )
  const asked: readonly Asked[] = [shop, staff, connections]
  const missing = asked.filter(isMissing)
  return {
    surroundings,
    isMissing: !enabled || missing.length > 0,
    hasFailed: missing.some(({ isError }) => isError),
    askAgain: () => {
      for (const { refetch } of missing) void refetch()
    },
  }
}

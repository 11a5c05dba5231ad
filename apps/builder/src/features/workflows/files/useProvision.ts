import type { ShopProvision } from '@counterflow/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useMay } from '../../session/useStaff'
import { connectionsQuery } from '../../settings/connections/connection-queries'
import { pluginsQuery } from '../workflow-queries'

/** What this shop has that a file may need; undefined while it is not known. */
export function useProvision(): ShopProvision | undefined {
  const may = useMay()
  const known = may('workflows.edit')
  const { data: plugins } = useQuery(pluginsQuery)
  const { data: connections } = useQuery({ ...connectionsQuery, enabled: known })
  return useMemo(() => {
    if (plugins === undefined || (known && connections === undefined)) return undefined
    return {
      plugins: Object.fromEntries(plugins.map(({ name, version }) => [name, version])),
      connections: Object.fromEntries((connections ?? []).map(({ id, name }) => [id, name])),
    }
  }, [plugins, connections, known])
}

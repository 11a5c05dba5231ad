import { useText } from '@counterflow/ui'
import { useQuery } from '@tanstack/react-query'
import { pluginsQuery } from './workflow-queries'

/** Names a trigger in the reader's language; one whose plugin is gone keeps its id. */
export function useTriggerTitle(): (type: string) => string {
  const { local } = useText()
  const plugins = useQuery(pluginsQuery)
  return (type) => {
    const trigger = plugins.data?.flatMap(({ triggers }) => triggers).find(({ id }) => id === type)
    return trigger === undefined ? type : local(trigger.title)
  }
}

import { Notice, useText } from '@counterflow/ui'
import { Text } from '@mantine/core'
import { problemText } from '../../platform/api/problem-text'

/** Why a dialogue could not do what was asked, and how to mend it. */
export function Failure({ error }: { error: Error | null }) {
  const text = useText()
  if (error === null) return null
  const { message, fix } = problemText(error, text)
  return (
    <Notice tone="bad" title={message} urgent>
      {fix && <Text size="sm">{fix}</Text>}
    </Notice>
  )
}

import { useText } from '@counterflow/ui'
import { Text } from '@mantine/core'
import { findingText } from './finding-text'
import type { WorkflowSummary } from './workflow-queries'

/** Why a live workflow needs attention, in a line: the first reason, and how many more there are. */
export function AttentionReason({ attention }: Pick<WorkflowSummary, 'attention'>) {
  const text = useText()
  const messages = [...new Set(attention.map((finding) => findingText(finding, text).message))]
  const [first] = messages
  if (first === undefined) return null
  const more = messages.length - 1
  return (
    <Text size="xs" c="var(--cf-caution)">
      {first}
      {more > 0 && ` ${text.t('workflows.attentionMore', { count: more })}`}
    </Text>
  )
}

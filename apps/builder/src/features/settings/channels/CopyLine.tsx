import { CopyTextButton } from '@counterflow/ui'
import { Code, Group } from '@mantine/core'

/** A line to copy into another program. */
export function CopyLine({ value }: { value: string }) {
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <Code block style={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
        {value}
      </Code>
      <CopyTextButton value={value} />
    </Group>
  )
}

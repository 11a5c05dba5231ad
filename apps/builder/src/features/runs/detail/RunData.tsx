import type { Json } from '@counterflow/core'
import { CopyTextButton, useText } from '@counterflow/ui'
import { Group, Text } from '@mantine/core'
import { z } from 'zod'
import { RunValue } from './RunValue'

interface RunDataProps {
  title: string
  value: unknown
}

/** One piece of a run's data under its title, with a copy as JSON for those who want it. */
export function RunData({ title, value }: RunDataProps) {
  const { t } = useText()
  const json = z.json().safeParse(value)
  const data: Json = json.success ? json.data : null
  const nothing = data === null || (typeof data === 'object' && Object.keys(data).length === 0)
  return (
    <section aria-label={title}>
      <Group justify="space-between" mb={2}>
        <Text size="xs" fw={600} c="dimmed">
          {title}
        </Text>
        {!nothing && (
          <CopyTextButton
            value={JSON.stringify(data, null, 2)}
            label={t('runs.copyJson')}
            variant="subtle"
            color="gray"
            size="compact-xs"
          />
        )}
      </Group>
      {nothing ? (
        <Text size="sm" c="dimmed">
          {t('runs.nothing')}
        </Text>
      ) : (
        <RunValue value={data} />
      )}
    </section>
  )
}

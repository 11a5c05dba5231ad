import { useText } from '@counterflow/ui'
import { Stack, Text } from '@mantine/core'
import { ModelShown } from './ModelShown'
import { TryTopics } from './TryTopics'

/** How messages get their topics. */
export function TopicsPage() {
  const { t } = useText()
  return (
    <Stack gap="md">
      <Text c="dimmed">{t('labelling.intro')}</Text>
      <ModelShown />
      <TryTopics />
    </Stack>
  )
}

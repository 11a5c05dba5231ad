import { useText } from '@counterflow/ui'
import { Skeleton, Stack } from '@mantine/core'

/** The outline of a page while its code loads. */
export function PagePending() {
  const { t } = useText()
  return (
    <Stack aria-busy aria-label={t('general.loading')} gap="md">
      <Skeleton height={28} width={220} />
      <Skeleton height={240} radius="md" />
    </Stack>
  )
}

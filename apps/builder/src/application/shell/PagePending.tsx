import { useText } from '@counterflow/ui'
import { Skeleton, Stack } from '@mantine/core'
import { useLayoutEffect } from 'react'
import { holdIdle } from '../../platform/scheduling/when-idle'

/** The outline of a page while its code and what it shows are loaded, before anything that can wait. */
export function PagePending() {
  const { t } = useText()
  useLayoutEffect(holdIdle, [])
  return (
    <Stack aria-busy aria-label={t('general.loading')} gap="md">
      <Skeleton height={28} width={220} />
      <Skeleton height={240} radius="md" />
    </Stack>
  )
}

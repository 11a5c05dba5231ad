import { EmptyState, useText } from '@counterflow/ui'
import { Button } from '@mantine/core'
import { IconMapOff } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'

export function PageNotFound() {
  const { t } = useText()
  const router = useRouter()
  return (
    <EmptyState
      icon={IconMapOff}
      title={t('general.failed.notFoundTitle')}
      body={t('general.failed.notFound')}
    >
      <Button size="lg" mt="xs" onClick={() => void router.navigate({ to: '/sell' })}>
        {t('till.nav.sell')}
      </Button>
    </EmptyState>
  )
}

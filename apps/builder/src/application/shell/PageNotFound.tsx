import { EmptyState, useText } from '@counterflow/ui'
import { Button } from '@mantine/core'
import { IconMapOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'

export function PageNotFound() {
  const { t } = useText()
  return (
    <EmptyState icon={IconMapOff} title={t('general.failed.notFoundTitle')} body={t('general.failed.notFound')}>
      <Button component={Link} to="/" variant="default" mt="xs">
        {t('navigation.home')}
      </Button>
    </EmptyState>
  )
}

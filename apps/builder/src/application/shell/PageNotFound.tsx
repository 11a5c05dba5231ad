import { EmptyState, useText } from '@counterflow/ui'
import { IconMapOff } from '@tabler/icons-react'
import { ButtonLink } from '../../platform/router/links'

export function PageNotFound() {
  const { t } = useText()
  return (
    <EmptyState
      icon={IconMapOff}
      title={t('general.failed.notFoundTitle')}
      body={t('general.failed.notFound')}
    >
      <ButtonLink to="/" variant="default" mt="xs">
        {t('navigation.home')}
      </ButtonLink>
    </EmptyState>
  )
}

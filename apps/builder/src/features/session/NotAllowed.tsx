import { EmptyState, useText } from '@counterflow/ui'
import { IconLock } from '@tabler/icons-react'
import { ButtonLink } from '../../platform/router/links'

/** Stands for a page that the reader's role does not show. */
export function NotAllowed() {
  const { t } = useText()
  return (
    <EmptyState
      icon={IconLock}
      title={t('general.failed.forbiddenTitle')}
      body={t('general.failed.forbidden')}
    >
      <ButtonLink to="/" variant="default" mt="xs">
        {t('navigation.home')}
      </ButtonLink>
    </EmptyState>
  )
}

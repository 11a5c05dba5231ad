import { useText } from '@counterflow/ui'
import { IconLock } from '@tabler/icons-react'
import { DeadEnd } from '../../platform/router/DeadEnd'

/** Stands for a page that the reader's role does not show. */
export function NotAllowed() {
  const { t } = useText()
  return (
    <DeadEnd
      icon={IconLock}
      title={t('general.failed.forbiddenTitle')}
      body={t('general.failed.forbidden')}
    />
  )
}

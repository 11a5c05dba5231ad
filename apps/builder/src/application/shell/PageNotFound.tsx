import { useText } from '@counterflow/ui'
import { IconMapOff } from '@tabler/icons-react'
import { DeadEnd } from '../../platform/router/DeadEnd'

export function PageNotFound() {
  const { t } = useText()
  return (
    <DeadEnd
      icon={IconMapOff}
      title={t('general.failed.notFoundTitle')}
      body={t('general.failed.notFound')}
    />
  )
}

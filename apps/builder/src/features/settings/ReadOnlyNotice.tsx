import { Notice, useText } from '@counterflow/ui'

/** Says why nothing here can be changed. */
export function ReadOnlyNotice() {
  const { t } = useText()
  return <Notice tone="neutral">{t('settings.readOnly')}</Notice>
}

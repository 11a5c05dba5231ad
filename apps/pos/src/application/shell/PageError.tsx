import { ErrorState, useText } from '@counterflow/ui'

/** What stands in a page's place when drawing it failed. What is recorded is safe: it is on the disk. */
export function PageError() {
  const { t } = useText()
  return (
    <ErrorState
      title={t('general.failed.page')}
      message={t('till.failed.page')}
      onRetry={() => globalThis.location.reload()}
    />
  )
}

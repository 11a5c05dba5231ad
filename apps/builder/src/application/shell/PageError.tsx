import { ErrorState, usePageTitle, useText } from '@counterflow/ui'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { problemParagraph } from '../../platform/api/problem-text'

/** What stands in a page's place when drawing it failed. */
export function PageError({ error }: ErrorComponentProps) {
  const text = useText()
  usePageTitle(text.t('general.failed.page'))
  return (
    <ErrorState
      title={text.t('general.failed.page')}
      message={problemParagraph(error, text)}
      onRetry={() => globalThis.location.reload()}
    />
  )
}

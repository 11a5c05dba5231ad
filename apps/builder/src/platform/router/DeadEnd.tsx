import { EmptyState, usePageTitle, useText } from '@counterflow/ui'
import type { ComponentProps } from 'react'
import { ButtonLink } from './links'

type DeadEndProps = Pick<ComponentProps<typeof EmptyState>, 'icon' | 'title' | 'body'>

/** Stands for a page that cannot be shown, and leads home. */
export function DeadEnd(props: DeadEndProps) {
  const { t } = useText()
  usePageTitle(props.title)
  return (
    <EmptyState {...props}>
      <ButtonLink to="/" variant="default" mt="xs">
        {t('navigation.home')}
      </ButtonLink>
    </EmptyState>
  )
}

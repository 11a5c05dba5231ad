import { useText } from '@counterflow/ui'
import { IconChevronLeft } from '@tabler/icons-react'
import { AnchorLink } from '../../platform/router/links'

/** Back to the page that shows what is missing. */
export function BackToCompleteness() {
  const { t } = useText()
  return (
    <AnchorLink to="/completeness" size="sm" c="dimmed" w="fit-content">
      <IconChevronLeft size={14} aria-hidden style={{ verticalAlign: -2 }} /> {t('navigation.completeness')}
    </AnchorLink>
  )
}

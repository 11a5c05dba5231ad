import { formatDateTime, formatRelative } from '@counterflow/i18n'
import { Tooltip } from '@mantine/core'
import { useText } from '../text/useText'
import { useNow } from './now'

/** How long ago something was; the exact time appears on pointing at it. */
export function RelativeTime({ instant }: { instant: string }) {
  const { language } = useText()
  const now = useNow()
  return (
    <Tooltip label={formatDateTime(instant, language)}>
      <time dateTime={instant} style={{ whiteSpace: 'nowrap' }}>
        {formatRelative(instant, Math.max(now, Date.parse(instant)), language)}
      </time>
    </Tooltip>
  )
}

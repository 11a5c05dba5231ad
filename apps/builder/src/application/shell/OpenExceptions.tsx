import { formatNumber } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { useQuery } from '@tanstack/react-query'
import { openExceptionsQuery } from '../../features/till-exceptions/exception-queries'
import classes from './Shell.module.css'

/** How many exceptions of tills wait for somebody; nothing while there are none. */
export function OpenExceptions() {
  const { t, language } = useText()
  const { data: open = 0 } = useQuery(openExceptionsQuery)
  if (open === 0) return null
  return (
    <span className={classes.count} title={t('navigation.openTasks', { count: open })}>
      {formatNumber(open, language)}
    </span>
  )
}

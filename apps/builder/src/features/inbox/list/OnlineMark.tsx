import { useText } from '@counterflow/ui'
import classes from './OnlineMark.module.css'

/** The customer is on the store now (R5, R6). */
export function OnlineMark() {
  const { t } = useText()
  return (
    <span className={classes.online}>
      <span className={classes.dot} aria-hidden />
      {t('inbox.online')}
    </span>
  )
}

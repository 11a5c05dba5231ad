import { useText } from '@counterflow/ui'
import { Link } from '@tanstack/react-router'
import { destinations } from './navigation'
import classes from './Shell.module.css'

/** The places of the till: at the left of a tablet, at the bottom of a phone. */
export function Destinations() {
  const { t } = useText()
  return (
    <nav className={classes.rail} aria-label={t('till.nav.label')}>
      {destinations.map(({ to, label, icon: Icon, key }) => (
        <Link key={to} to={to} className={`cf-place ${classes.place}`} title={key} aria-keyshortcuts={key}>
          <Icon size={24} stroke={1.5} aria-hidden />
          <span>{t(label)}</span>
        </Link>
      ))}
    </nav>
  )
}

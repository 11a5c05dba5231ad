import { PageHeader, useText } from '@counterflow/ui'
import { Link, Outlet } from '@tanstack/react-router'
import { useMay } from '../session/useStaff'
import classes from './SettingsLayout.module.css'
import { settingsSections } from './sections'

/** The settings: their parts at the left, or above on a phone. */
export function SettingsLayout() {
  const { t } = useText()
  const may = useMay()
  return (
    <>
      <PageHeader title={t('settings.title')} />
      <div className={classes.layout}>
        <nav className={classes.sections} aria-label={t('settingsSections.label')}>
          {settingsSections
            .filter(({ needs }) => needs.every(may))
            .map(({ to, label, icon: Icon }) => (
              <Link key={to} to={to} className={classes.section}>
                <Icon size={17} stroke={1.5} aria-hidden />
                {t(label)}
              </Link>
            ))}
        </nav>
        <div className={classes.content}>
          <Outlet />
        </div>
      </div>
    </>
  )
}

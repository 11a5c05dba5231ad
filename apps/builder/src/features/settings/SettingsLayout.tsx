import { PageHeader, useText, useTitlePart } from '@counterflow/ui'
import { Link, Outlet, useLocation, useMatches } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { isAllowed } from '../session/allowed-pages'
import { NotAllowed } from '../session/NotAllowed'
import { useMay } from '../session/useStaff'
import classes from './SettingsLayout.module.css'
import { settingsSections } from './sections'

/** The settings: their parts at the left, or above on a phone. */
export function SettingsLayout() {
  const { t } = useText()
  const may = useMay()
  const section = useMatches({ select: (matches) => matches.at(-1)?.fullPath ?? '/' })
  const open = settingsSections.find(({ to }) => section === to || section.startsWith(`${to}/`))
  useTitlePart('section', open && t(open.label))
  const sections = useRef<HTMLElement>(null)
  const path = useLocation({ select: ({ pathname }) => pathname })
  // On a phone they stand in a row that is longer than the screen.
  useEffect(() => {
    const current = sections.current?.querySelector(`[href$="${path}"]`)
    current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [path])
  return (
    <>
      <PageHeader title={t('settings.title')} encloses />
      <div className={classes.layout}>
        <nav ref={sections} className={classes.sections} aria-label={t('settingsSections.label')}>
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
          {isAllowed(section, settingsSections, may) ? <Outlet /> : <NotAllowed />}
        </div>
      </div>
    </>
  )
}

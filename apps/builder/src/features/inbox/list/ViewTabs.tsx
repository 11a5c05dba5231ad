import { formatNumber } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { conversationCountsQuery } from '../conversation-queries'
import { type InboxSearch, inboxViews } from '../inbox-search'
import classes from './ViewTabs.module.css'

/** The lists of the inbox with how many conversations each holds. What narrows one stays in the next. */
export function ViewTabs({ search }: { search: InboxSearch }) {
  const { t, language } = useText()
  const { data: counts } = useQuery(conversationCountsQuery)
  const tabs = useRef<HTMLElement>(null)
  const chosen = search.view ?? 'open'
  // On a phone they stand in a row that is longer than the screen.
  useEffect(() => {
    tabs.current
      ?.querySelector(`[data-view="${chosen}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [chosen])
  return (
    <nav ref={tabs} className={classes.tabs} aria-label={t('inbox.views')}>
      {inboxViews.map((view) => {
        const count = counts?.views[view]
        return (
          <Link
            key={view}
            to="/inbox"
            search={{ ...search, view: view === 'open' ? undefined : view }}
            className={classes.tab}
            // The list of the open ones has no name in the address: without this it would be marked beside any other.
            activeOptions={{ explicitUndefined: true }}
            data-view={view}
            aria-current={view === chosen ? 'page' : undefined}
          >
            {t(`inbox.view.${view}`)}
            {count !== undefined && view !== 'all' && view !== 'closed' && (
              <span className={classes.count}>
                {formatNumber(count, language)}
                {count >= (counts?.most ?? Number.POSITIVE_INFINITY) && '+'}
              </span>
            )}
          </Link>
        )
      })}
    </nav>
  )
}

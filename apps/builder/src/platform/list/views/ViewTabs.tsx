import type { SavedList } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button, UnstyledButton } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { sameContent } from './same-content'
import { ViewMenu } from './ViewMenu'
import { ViewModal } from './ViewModal'
import classes from './ViewTabs.module.css'
import { type SavedView, useViewDeeds, type ViewContent, viewsQuery } from './view-queries'

interface ViewTabsProps {
  list: SavedList
  /** The view that was chosen, which the list may have moved away from since. */
  chosen: string | undefined
  /** What the list shows now. */
  content: ViewContent
  /** Whether that is more than the list shows by itself. */
  narrowed: boolean
  onChoose: (view: SavedView | undefined) => void
}

/** The saved views of a list as tabs, and what can be done with them. */
export function ViewTabs({ list, chosen, content, narrowed, onChoose }: ViewTabsProps) {
  const { t } = useText()
  const { data: views = [] } = useQuery(viewsQuery(list))
  const { create, update } = useViewDeeds(list)
  const [saving, setSaving] = useState(false)
  const view = views.find(({ id }) => id === chosen)
  const changed = view === undefined ? narrowed : !sameContent(view, content)
  return (
    <nav className={classes.bar} aria-label={t('lists.views')}>
      <UnstyledButton
        className={classes.tab}
        aria-current={view === undefined && !narrowed ? 'page' : undefined}
        onClick={() => onChoose(undefined)}
      >
        {t('lists.all')}
      </UnstyledButton>
      {views.map((one) => (
        <UnstyledButton
          key={one.id}
          className={classes.tab}
          aria-current={one === view ? 'page' : undefined}
          title={one.mine ? undefined : t('lists.sharedBy')}
          onClick={() => onChoose(one)}
        >
          {one.shared && <IconUsers size={14} stroke={1.5} aria-hidden />}
          {one.name}
          {one === view && changed && <span title={t('lists.changed')}>•</span>}
        </UnstyledButton>
      ))}
      {view?.mine && <ViewMenu view={view} views={views} onGone={() => onChoose(undefined)} />}
      <span className={classes.spread} />
      {view !== undefined && changed && (
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => onChoose(view)}>
          {t('lists.undoChanges')}
        </Button>
      )}
      {view?.mine && changed && (
        <Button
          size="compact-sm"
          variant="light"
          loading={update.isPending}
          onClick={() => update.mutate({ id: view.id, ...content })}
        >
          {t('lists.saveChanges')}
        </Button>
      )}
      {changed && (
        <Button size="compact-sm" variant="default" onClick={() => setSaving(true)}>
          {t('lists.saveView')}
        </Button>
      )}
      {saving && (
        <ViewModal
          title={t('lists.saveView')}
          name=""
          shared={false}
          error={create.error}
          pending={create.isPending}
          onClose={() => setSaving(false)}
          onSave={(named) =>
            create.mutate(
              { ...content, ...named },
              {
                onSuccess: (made) => {
                  setSaving(false)
                  onChoose(made)
                },
              },
            )
          }
        />
      )}
    </nav>
  )
}

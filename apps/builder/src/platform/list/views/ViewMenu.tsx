import { useText } from '@counterflow/ui'
import { ActionIcon, Menu, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { ViewModal } from './ViewModal'
import { type SavedView, useViewDeeds } from './view-queries'

interface ViewMenuProps {
  view: SavedView
  views: readonly SavedView[]
  onGone: () => void
}

/** Renames, moves and deletes a view of one's own. */
export function ViewMenu({ view, views, onGone }: ViewMenuProps) {
  const { t } = useText()
  const { update, remove, arrange } = useViewDeeds(view.list)
  const [renaming, setRenaming] = useState(false)
  const own = views.filter(({ mine }) => mine).map(({ id }) => id)
  const place = own.indexOf(view.id)
  const move = (step: number) => {
    const others = own.filter((id) => id !== view.id)
    arrange.mutate(others.toSpliced(place + step, 0, view.id))
  }
  const askToDelete = () =>
    modals.openConfirmModal({
      title: t('lists.deleteView'),
      children: <Text size="sm">{t('lists.deleteViewConfirm', { name: view.name })}</Text>,
      labels: { confirm: t('general.delete'), cancel: t('general.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => remove.mutate(view.id, { onSuccess: onGone }),
    })
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-label={t('lists.viewActions', { name: view.name })}
          >
            <IconDots size={16} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setRenaming(true)}>{t('lists.rename')}</Menu.Item>
          <Menu.Item disabled={place === 0} onClick={() => move(-1)}>
            {t('lists.moveLeft')}
          </Menu.Item>
          <Menu.Item disabled={place === own.length - 1} onClick={() => move(1)}>
            {t('lists.moveRight')}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item color="red" onClick={askToDelete}>
            {t('lists.deleteView')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {renaming && (
        <ViewModal
          title={t('lists.rename')}
          name={view.name}
          shared={view.shared}
          error={update.error}
          pending={update.isPending}
          onClose={() => setRenaming(false)}
          onSave={(named) =>
            update.mutate({ id: view.id, ...named }, { onSuccess: () => setRenaming(false) })
          }
        />
      )}
    </>
  )
}

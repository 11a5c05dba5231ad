import { useText } from '@counterflow/ui'
import { Menu } from '@mantine/core'
import { IconPencil, IconPlus, IconSettings } from '@tabler/icons-react'
import { memo, type ReactNode } from 'react'
import { underPointer } from '../adding/step-place'
import { freeExit } from '../adding/usual-exit'
import { useCanvas } from '../CanvasContext'
import { useClipboard } from '../clipboard/useClipboard'
import { useCommands } from '../commands/CommandsContext'
import { commandIcons } from '../commands/command-icons'
import { Keys } from '../commands/Keys'
import { type CommandId, keysOf } from '../commands/keymap'
import { useEditor } from '../EditorContext'
import { NoteHues } from '../notes/NoteHues'
import { useNoteDeeds } from '../notes/useNoteDeeds'
import { useSelectionDeeds } from '../selecting/useSelectionDeeds'
import type { MenuSubject, OpenMenu } from './menu-subject'

interface CanvasMenuProps {
  menu: OpenMenu | undefined
  onClose: () => void
}

/** Everything that can be done with what was pressed, each with its keys. */
export const CanvasMenu = memo(function CanvasMenu({ menu, onClose }: CanvasMenuProps) {
  const { t } = useText()
  return (
    <Menu
      opened={menu !== undefined}
      onClose={onClose}
      position="right-start"
      width={260}
      trapFocus
      returnFocus
    >
      <Menu.Target>
        <span
          aria-hidden
          style={{
            position: 'fixed',
            left: menu?.screen.x ?? 0,
            top: menu?.screen.y ?? 0,
            width: 1,
            height: 1,
          }}
        />
      </Menu.Target>
      <Menu.Dropdown aria-label={t('canvas.menu.title')}>
        {menu !== undefined && <Items subject={menu.subject} screen={menu.screen} />}
      </Menu.Dropdown>
    </Menu>
  )
})

function Items({ subject, screen }: OpenMenu) {
  switch (subject.kind) {
    case 'step':
      return (
        <>
          <StepItems id={subject.id} screen={screen} />
          <CommandItems ids={['copy', 'cut', 'duplicate']} />
          <Menu.Divider />
          <CommandItems ids={['zoomToSelection', 'delete']} />
        </>
      )
    case 'note':
      return (
        <>
          <NoteItems id={subject.id} />
          <CommandItems ids={['copy', 'cut', 'duplicate']} />
          <Menu.Divider />
          <CommandItems ids={['delete']} />
        </>
      )
    case 'several':
      return (
        <>
          <CommandItems ids={['copy', 'cut', 'duplicate']} />
          <Menu.Divider />
          <CommandItems ids={['alignLeft', 'alignTop', 'spreadAcross', 'spreadDown']} />
          <Menu.Divider />
          <CommandItems ids={['zoomToSelection', 'delete']} />
        </>
      )
    case 'edge':
      return <EdgeItems subject={subject} screen={screen} />
    case 'canvas':
      return <CanvasItems subject={subject} screen={screen} />
  }
}

function StepItems({ id, screen }: { id: string; screen: OpenMenu['screen'] }) {
  const { t } = useText()
  const { definition } = useEditor()
  const { open, requestStep } = useCanvas()
  const from = freeExit(definition, id)
  return (
    <>
      <Item icon={<IconSettings {...iconSize} />} keys="Enter" onClick={() => open(id)}>
        {t('canvas.menu.settings')}
      </Item>
      <Item
        icon={<IconPlus {...iconSize} />}
        keys={keysOf('addStep', 'canvas')[0]}
        disabled={from === undefined}
        onClick={() => from && requestStep({ from }, screen)}
      >
        {t('canvas.menu.addAfter')}
      </Item>
      <Menu.Divider />
    </>
  )
}

function NoteItems({ id }: { id: string }) {
  const { t } = useText()
  const { writeNote } = useCanvas()
  const { selected } = useSelectionDeeds()
  return (
    <>
      <Item icon={<IconPencil {...iconSize} />} keys="Enter" onClick={() => writeNote(id)}>
        {t('canvas.menu.write')}
      </Item>
      <NoteHues notes={selected.notes} inMenu />
      <Menu.Divider />
    </>
  )
}

function EdgeItems({
  subject: { edge },
  screen,
}: {
  subject: Extract<MenuSubject, { kind: 'edge' }>
  screen: OpenMenu['screen']
}) {
  const { t } = useText()
  const { requestStep } = useCanvas()
  const { remove } = useSelectionDeeds()
  return (
    <>
      <Item icon={<IconPlus {...iconSize} />} keys="Enter" onClick={() => requestStep({ edge }, screen)}>
        {t('canvas.menu.insert')}
      </Item>
      <Item icon={commandIcons.delete} keys="Delete" onClick={() => remove()}>
        {t('canvas.menu.disconnect')}
      </Item>
    </>
  )
}

function CanvasItems({
  subject: { at },
  screen,
}: {
  subject: Extract<MenuSubject, { kind: 'canvas' }>
  screen: OpenMenu['screen']
}) {
  const { t } = useText()
  const { requestStep } = useCanvas()
  const { add, canAdd } = useNoteDeeds()
  const { paste } = useClipboard()
  return (
    <>
      <Item icon={<IconPlus {...iconSize} />} onClick={() => requestStep({ at: underPointer(at) }, screen)}>
        {t('canvas.menu.addHere')}
      </Item>
      <Item icon={commandIcons.addNote} keys="n" disabled={!canAdd} onClick={() => add(at)}>
        {t('commands.name.addNote')}
      </Item>
      <Item icon={commandIcons.paste} keys="mod+v" onClick={() => void paste(at)}>
        {t('commands.name.paste')}
      </Item>
      <Menu.Divider />
      <CommandItems ids={['selectAll', 'tidy', 'zoomToFit', 'toggleOverview']} />
    </>
  )
}

/** Commands as they stand in the keymap. */
function CommandItems({ ids }: { ids: readonly CommandId[] }) {
  const { t } = useText()
  const commands = useCommands()
  return ids.map((id) => {
    const deed = commands.deed(id)
    return (
      <Item
        key={id}
        icon={commandIcons[id]}
        keys={keysOf(id)[0]}
        disabled={deed === undefined || deed.enabled === false}
        danger={id === 'delete'}
        onClick={() => void commands.run(id)}
      >
        {t(`commands.name.${id}`)}
      </Item>
    )
  })
}

const iconSize = { size: 16, stroke: 1.5, 'aria-hidden': true } as const

interface ItemProps {
  icon: ReactNode
  keys?: string | undefined
  disabled?: boolean
  danger?: boolean
  onClick: () => void
  children: string
}

function Item({ icon, keys, disabled = false, danger = false, onClick, children }: ItemProps) {
  return (
    <Menu.Item
      leftSection={icon}
      rightSection={keys === undefined ? undefined : <Keys keys={keys} />}
      disabled={disabled}
      onClick={onClick}
      {...(danger ? { color: 'var(--cf-bad)' } : {})}
    >
      {children}
    </Menu.Item>
  )
}

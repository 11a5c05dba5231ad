import { useText } from '@counterflow/ui'
import { Menu } from '@mantine/core'
import { useCommands } from '../commands/CommandsContext'
import { Keys } from '../commands/Keys'
import { type CommandId, keysOf } from '../commands/keymap'

export interface OpenOutlineMenu {
  name: string
  at: { x: number; y: number }
}

const groups: readonly (readonly CommandId[])[] = [
  ['openSettings', 'rename'],
  ['addStep', 'insertBefore', 'insertAfter', 'connect', 'disconnect'],
  ['cut', 'copy', 'paste', 'duplicate', 'delete'],
]

interface OutlineMenuProps {
  menu: OpenOutlineMenu | undefined
  onClose: () => void
}

/** Everything that can be done with a line of the outline, each with its keys. */
export function OutlineMenu({ menu, onClose }: OutlineMenuProps) {
  const { t } = useText()
  const commands = useCommands()
  return (
    <Menu
      opened={menu !== undefined}
      onClose={onClose}
      position="bottom-start"
      width={280}
      trapFocus
      returnFocus
    >
      <Menu.Target>
        <span
          aria-hidden
          style={{ position: 'fixed', left: menu?.at.x ?? 0, top: menu?.at.y ?? 0, width: 1, height: 1 }}
        />
      </Menu.Target>
      <Menu.Dropdown aria-label={t('outline.menu', { name: menu?.name ?? '' })}>
        {menu !== undefined &&
          groups
            .map((ids) => ids.filter((id) => commands.deed(id)?.enabled !== false && commands.deed(id)))
            .filter((ids) => ids.length > 0)
            .map((ids, index) => (
              <div key={ids[0]}>
                {index > 0 && <Menu.Divider />}
                {ids.map((id) => (
                  <Item key={id} id={id} onRun={() => commands.run(id)} />
                ))}
              </div>
            ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function Item({ id, onRun }: { id: CommandId; onRun: () => void }) {
  const { t } = useText()
  const [keys] = keysOf(id, 'outline')
  return (
    <Menu.Item
      onClick={onRun}
      rightSection={keys === undefined ? undefined : <Keys keys={keys} />}
      {...(id === 'delete' && { color: 'var(--cf-bad)' })}
    >
      {t(`commands.name.${id}`)}
    </Menu.Item>
  )
}

import { useText } from '@counterflow/ui'
import { ActionIcon, type ActionIconProps, Tooltip } from '@mantine/core'
import { memo, type ReactNode } from 'react'
import { ariaKeys, keysText } from '../../../../platform/keyboard/key-names'
import { useCommands } from './CommandsContext'
import { type CommandId, keysOf } from './keymap'

interface CommandButtonProps extends ActionIconProps {
  id: CommandId
  /** What it would do just now, where that is more than its name says. */
  label?: string | undefined
  pressed?: boolean
  children: ReactNode
}

/** A button that gives a command, and tells its keys. */
export const CommandButton = memo(function CommandButton({
  id,
  label,
  pressed,
  children,
  ...others
}: CommandButtonProps) {
  const { t } = useText()
  const commands = useCommands()
  const words = label ?? t(`commands.name.${id}`)
  const [first] = keysOf(id)
  return (
    <Tooltip label={first === undefined ? words : `${words} (${keysText(first, t)})`}>
      <ActionIcon
        {...others}
        aria-label={words}
        aria-pressed={pressed}
        aria-keyshortcuts={ariaKeys(keysOf(id))}
        onClick={() => commands.run(id)}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  )
})

import { useText } from '@counterflow/ui'
import { createContext, use, useCallback, useEffect, useRef } from 'react'
import { type Commands, createCommands, type Deeds, type EditorCommand } from './commands'
import { commandIds, groupOf, keysOf } from './keymap'

export const CommandsContext = createContext<Commands>(createCommands())

export const useCommands = (): Commands => use(CommandsContext)

/**
 * Lets a part of the editor say what it can do. The command's name, group and keys stand in the keymap, so that keys,
 * tooltips, the palette and the list of shortcuts know it from there.
 */
export function useDeeds(deeds: Deeds): void {
  const commands = useCommands()
  const latest = useRef(deeds)
  useEffect(() => {
    latest.current = deeds
  })
  useEffect(() => commands.offer(latest), [commands])
}

/** Reads all commands that some part of the editor offers just now. */
export function useCommandList(): () => EditorCommand[] {
  const commands = useCommands()
  const { t } = useText()
  return useCallback(
    () =>
      commandIds.flatMap((id) => {
        const deed = commands.deed(id)
        if (deed === undefined) return []
        const { enabled = true, label = t(`commands.name.${id}`) } = deed
        return [{ id, group: groupOf(id), label, keys: keysOf(id), enabled, run: () => commands.run(id) }]
      }),
    [commands, t],
  )
}

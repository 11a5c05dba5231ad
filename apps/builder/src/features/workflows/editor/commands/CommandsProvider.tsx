import { type ReactNode, useState } from 'react'
import { CommandsContext } from './CommandsContext'
import { createCommands } from './commands'

/** Gives one editor commands of its own. */
export function CommandsProvider({ children }: { children: ReactNode }) {
  const [commands] = useState(createCommands)
  return <CommandsContext value={commands}>{children}</CommandsContext>
}

import type { CommandGroup, CommandId } from './keymap'

/** What a command does just now, in the part of the editor that knows how. */
export interface Deed {
  /** Left out where it can be done at any time. */
  enabled?: boolean
  /** What it would do just now, where that is more than its name says: `Undo: delete “Wait”`. */
  label?: string
  run: () => void
}

export type Deeds = { readonly [Id in CommandId]?: Deed }

/** A command as it stands just now. */
export interface EditorCommand {
  id: CommandId
  group: CommandGroup
  label: string
  keys: readonly string[]
  enabled: boolean
  run: () => void
}

/** Gathers what the parts of the editor can do. It is asked when a key is pressed or a list of commands opens. */
export interface Commands {
  /** Takes part until the answer is called. */
  offer: (deeds: { readonly current: Deeds }) => () => void
  /** The deed of a command: one that can be done wins, then the one that was offered last. */
  deed: (id: CommandId) => Deed | undefined
  /** Does it, and answers whether that was possible. */
  run: (id: CommandId) => boolean
}

export function createCommands(): Commands {
  const offers: { readonly current: Deeds }[] = []
  const deed = (id: CommandId) => {
    const known = offers.flatMap(({ current }) => current[id] ?? []).toReversed()
    return known.find(({ enabled }) => enabled ?? true) ?? known[0]
  }
  return {
    offer: (deeds) => {
      offers.push(deeds)
      return () => void offers.splice(offers.indexOf(deeds), 1)
    },
    deed,
    run: (id) => {
      const found = deed(id)
      if (found === undefined || found.enabled === false) return false
      found.run()
      return true
    },
  }
}

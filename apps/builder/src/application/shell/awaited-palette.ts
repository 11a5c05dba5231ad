import { spotlight } from '@mantine/spotlight'

/** What of a keyboard event says what was typed. */
type Typed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** The palette's code follows a moment after the page. Whoever asks for it before gets it, with what they typed meanwhile. */
export function createAwaitedPalette(palette: { open: () => void; toggle: () => void }) {
  let isHere = false
  let words: string | undefined
  const { promise, resolve } = Promise.withResolvers<void>()
  const open = () => {
    if (isHere) return palette.open()
    words ??= ''
    resolve()
  }
  return {
    /** Resolves when somebody has asked for it. */
    asked: promise,
    open,
    /** By its keys, which close it too. Those of an impatient hand do not: it has seen nothing yet. */
    press: () => (isHere ? palette.toggle() : open()),
    /** Takes what is typed while it is awaited, and answers whether it did: the page would take letters for commands. */
    hears: ({ key, ctrlKey, metaKey, altKey }: Typed): boolean => {
      if (words === undefined || ctrlKey || metaKey || altKey || key === 'Tab') return false
      if (key === 'Escape') words = undefined
      else if (key === 'Backspace') words = words.slice(0, -1)
      else if ([...key].length === 1) words += key
      return true
    },
    /** The palette is there now; answers what to look for, where it was asked for. */
    arrive: (): string | undefined => {
      isHere = true
      const asked = words
      words = undefined
      if (asked !== undefined) palette.open()
      return asked
    },
  }
}

export const awaitedPalette = createAwaitedPalette(spotlight)

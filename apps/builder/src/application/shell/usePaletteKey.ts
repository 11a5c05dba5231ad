import { useEffect } from 'react'
import { pressed } from '../../platform/keyboard/pressed'
import { awaitedPalette } from './awaited-palette'

/** Opens the palette, from within a field too and whatever script is being typed. */
export function usePaletteKey(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing) return
      if (pressed(event, 'mod+k')) awaitedPalette.press()
      else if (awaitedPalette.hears(event)) event.stopPropagation()
      else return
      event.preventDefault()
    }
    // Before the page, which would take the letters of what is looked for as commands.
    document.addEventListener('keydown', listen, { capture: true })
    return () => document.removeEventListener('keydown', listen, { capture: true })
  }, [])
}

import { spotlight } from '@mantine/spotlight'
import { useEffect } from 'react'
import { pressed } from '../../platform/keyboard/pressed'

/** Opens the palette, from within a field too and whatever script is being typed. */
export function usePaletteKey(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.isComposing || !pressed(event, 'mod+k')) return
      event.preventDefault()
      spotlight.toggle()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

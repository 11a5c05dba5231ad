import { useEffect, useRef } from 'react'

export interface PaletteEntry {
  id: string
  label: string
  description?: string | undefined
  /** The keys that do the same, as `mod+z`. */
  keys?: string | undefined
  run: () => void
}

export interface PaletteGroup {
  name: string
  entries: readonly PaletteEntry[]
  /** Too many to show before something is typed. */
  onlyWhenSearched?: boolean
}

type PaletteSource = () => readonly PaletteGroup[]

const sources: { readonly current: PaletteSource }[] = []

/** What the page that is open offers to the palette, what was offered last first. */
export const offeredGroups = (): readonly PaletteGroup[] =>
  sources.toReversed().flatMap(({ current }) => current())

/** Offers what a page can do to the palette for as long as it is open. `source` is asked when the palette opens. */
export function useInPalette(source: PaletteSource): void {
  const latest = useRef(source)
  useEffect(() => {
    latest.current = source
  })
  useEffect(() => {
    sources.push(latest)
    return () => void sources.splice(sources.indexOf(latest), 1)
  }, [])
}

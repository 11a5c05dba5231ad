import { createContext } from 'preact'
import { useCallback, useContext, useEffect, useRef, useState } from 'preact/hooks'
import type { View } from './page'

/** Where the reader is, and how to get elsewhere. */
export interface Navigation {
  readonly address: URL
  /** Whether another page is on its way. */
  readonly isLeaving: boolean
  readonly go: (path: string) => void
}

export const NavigationContext = createContext<Navigation>({
  address: new URL('http://shop.invalid/'),
  isLeaving: false,
  go: () => undefined,
})

export const useNavigation = (): Navigation => useContext(NavigationContext)

interface Place {
  readonly address: URL
  readonly view: View
}

interface Asked {
  readonly first: Place
  /** Whether there is a page of ours at `path`. */
  readonly isOurs: (address: URL) => boolean
  readonly open: (address: URL) => Promise<View>
  /** Another page is shown. */
  readonly onArrival: (view: View) => void
}

/** Goes from page to page without loading the program anew; the browser's own buttons work as ever. */
export function useNavigating({
  first: asked,
  isOurs,
  open,
  onArrival,
}: Asked): Navigation & { readonly view: View } {
  const [first] = useState(asked)
  const [place, setPlace] = useState(first)
  const [isLeaving, setLeaving] = useState(false)
  const latest = useRef(0)

  const travel = useCallback(
    async (address: URL, how: 'push' | 'back') => {
      latest.current += 1
      const mine = latest.current
      setLeaving(true)
      const view = await open(address)
      // Somebody was faster than the server, and wants to be elsewhere by now.
      if (mine !== latest.current) return
      if (how === 'push') {
        history.replaceState({ top: scrollY }, '')
        history.pushState({ top: 0 }, '', address)
      }
      setLeaving(false)
      setPlace({ address, view })
    },
    [open],
  )

  useEffect(() => {
    if (place === first) return
    onArrival(place.view)
    scrollTo({ top: topOf(history.state), behavior: 'instant' })
  }, [place])

  const go = useCallback(
    (path: string) => {
      const address = new URL(path, location.href)
      if (isOurs(address)) void travel(address, 'push')
      else location.assign(address)
    },
    [travel, isOurs],
  )

  useEffect(() => {
    history.scrollRestoration = 'manual'
    const onClick = (event: MouseEvent) => {
      const address = ownLink(event)
      if (address === undefined || !isOurs(address)) return
      event.preventDefault()
      void travel(address, 'push')
    }
    const onPopState = () => void travel(new URL(location.href), 'back')
    document.addEventListener('click', onClick)
    addEventListener('popstate', onPopState)
    return () => {
      document.removeEventListener('click', onClick)
      removeEventListener('popstate', onPopState)
    }
  }, [travel, isOurs])

  return { view: place.view, address: place.address, isLeaving, go }
}

/** Where a plain click on a link of this site leads; undefined for what the browser should do itself. */
function ownLink(event: MouseEvent): URL | undefined {
  if (event.defaultPrevented || event.button !== 0) return undefined
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return undefined
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (link === null || link.target !== '' || link.hasAttribute('download')) return undefined
  const address = new URL(link.href, location.href)
  const isSamePage = address.pathname === location.pathname && address.search === location.search
  if (address.origin !== location.origin || (isSamePage && address.hash !== '')) return undefined
  return address
}

const topOf = (state: unknown): number =>
  typeof state === 'object' && state !== null && 'top' in state && typeof state.top === 'number'
    ? state.top
    : 0

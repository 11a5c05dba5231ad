import { useElementSize, useMergedRef } from '@mantine/hooks'
import { type RefCallback, type RefObject, useEffect, useRef, useState } from 'react'
import { type RowWindow, rowWindow } from './row-window'

/** Which rows of a list of `count` are drawn while it scrolls. */
export function useRowWindow(
  count: number,
  rowHeight: number,
): { ref: RefCallback<HTMLDivElement>; frame: RefObject<HTMLDivElement | null>; shown: RowWindow } {
  const frame = useRef<HTMLDivElement>(null)
  const { ref: sized, height } = useElementSize<HTMLDivElement>()
  const ref = useMergedRef(frame, sized)
  const [scrolled, setScrolled] = useState(0)
  useEffect(() => {
    const element = frame.current
    if (element === null) return undefined
    const follow = () => setScrolled(element.scrollTop)
    element.addEventListener('scroll', follow, { passive: true })
    return () => element.removeEventListener('scroll', follow)
  }, [])
  // Before it is measured, and where nothing is (a test), some rows are drawn.
  const room = height === 0 ? rowHeight * 10 : height
  return { ref, frame, shown: rowWindow({ count, rowHeight, scrolled, height: room }) }
}

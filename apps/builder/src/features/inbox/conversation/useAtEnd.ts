import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

const close = 80

/**
 * Keeps a list that grows at its end where its reader is: at the end it follows, elsewhere it stays.
 * @param latest changes whenever something is added or changed at the end
 */
export function useAtEnd(latest: string) {
  const ref = useRef<HTMLDivElement>(null)
  const follows = useRef(true)
  const [isAtEnd, setAtEnd] = useState(true)
  const toEnd = useCallback(() => {
    const element = ref.current
    if (element !== null) element.scrollTop = element.scrollHeight
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is what is latest that moves the end.
  useLayoutEffect(() => {
    if (follows.current) toEnd()
  }, [latest, toEnd])
  useEffect(() => {
    const element = ref.current
    if (element === null) return undefined
    let before = element.scrollTop
    const note = () => {
      const { scrollHeight, scrollTop, clientHeight } = element
      const isNear = scrollHeight - scrollTop - clientHeight < close
      // Only who scrolls back leaves the end: it may have moved on, as by a picture, before this is told.
      follows.current = isNear || (follows.current && scrollTop >= before)
      before = scrollTop
      setAtEnd(follows.current)
    }
    // Pictures that load and a box that grows move the end as well.
    const sized = new ResizeObserver(() => {
      if (follows.current) toEnd()
    })
    for (const child of [element, ...element.children]) sized.observe(child)
    element.addEventListener('scroll', note, { passive: true })
    return () => {
      sized.disconnect()
      element.removeEventListener('scroll', note)
    }
  }, [toEnd])
  /** Notes what is seen; the answer brings it back there after something was put in above. */
  const keepPlace = () => {
    const element = ref.current
    const fromEnd = element === null ? 0 : element.scrollHeight - element.scrollTop
    return () => {
      if (element !== null) element.scrollTop = element.scrollHeight - fromEnd
    }
  }
  return { ref, isAtEnd, toEnd, keepPlace }
}

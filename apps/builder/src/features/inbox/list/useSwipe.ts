import { type CSSProperties, type PointerEvent, useRef, useState } from 'react'
import { staysOpen, swipeKind, swipeOffset, swipeWidth } from './swipe'

interface Touch {
  x: number
  y: number
  wasOpen: boolean
}

/** Opens a row to the right under a finger; a mouse leaves it alone. */
export function useSwipe() {
  const touch = useRef<Touch | undefined>(undefined)
  const swiping = useRef(false)
  const [offset, setOffset] = useState(0)
  const measured = (event: PointerEvent, { x, y, wasOpen }: Touch) => ({
    dx: event.clientX - x,
    dy: event.clientY - y,
    wasOpen,
  })
  const end = (event: PointerEvent) => {
    if (touch.current !== undefined && swiping.current) {
      setOffset(staysOpen(measured(event, touch.current)) ? swipeWidth : 0)
    }
    touch.current = undefined
  }
  return {
    isOpen: offset > 0,
    close: () => setOffset(0),
    style: { transform: offset === 0 ? undefined : `translateX(${offset}px)` } satisfies CSSProperties,
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        swiping.current = false
        if (event.pointerType !== 'touch') return
        touch.current = { x: event.clientX, y: event.clientY, wasOpen: offset > 0 }
      },
      onPointerMove: (event: PointerEvent) => {
        if (touch.current === undefined) return
        const swipe = measured(event, touch.current)
        if (!swiping.current && swipeKind(swipe) !== 'swipe') {
          if (swipeKind(swipe) === 'scroll') touch.current = undefined
          return
        }
        swiping.current = true
        setOffset(swipeOffset(swipe))
      },
      onPointerUp: end,
      onPointerCancel: end,
      // The finger that swiped did not mean to open the conversation.
      onClickCapture: (event: { preventDefault: () => void; stopPropagation: () => void }) => {
        if (!swiping.current) return
        swiping.current = false
        event.preventDefault()
        event.stopPropagation()
      },
    },
  }
}

import { type ReactNode, useEffect, useState } from 'react'
import type { Till } from '../till/till'
import { type Opened, openTill } from './open-till'

interface OpeningProps {
  children: (till: Till) => ReactNode
}

/** Opens the till, and says what stands in its way. */
export function Opening({ children }: OpeningProps) {
  const [opened, setOpened] = useState<Opened>()
  useEffect(() => {
    let isOver = false
    void openTill().then((outcome) => {
      if (!isOver) setOpened(outcome)
    })
    return () => {
      isOver = true
    }
  }, [])
  return opened?.kind === 'open' ? children(opened.till) : null
}

import { VisuallyHidden } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { lastSaid, onSaid } from './announce'

/** Where what is announced is read out from. It has to be on the page before anything is said. */
export function Announcer() {
  const { text, count } = useSyncExternalStore(onSaid, lastSaid)
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {/* The same words twice are two announcements only if the element is another one. */}
      <span key={count}>{text}</span>
    </VisuallyHidden>
  )
}

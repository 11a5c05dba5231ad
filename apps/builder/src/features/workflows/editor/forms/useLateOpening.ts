import { useEffect, useState } from 'react'

/**
 * Opens something that is made when it is opened for the first time. It is there closed before it opens, so that it
 * knows to what the focus goes back.
 */
export function useLateOpening(startsOpen = false) {
  const [wanted, setOpened] = useState(startsOpen)
  const [isThere, setIsThere] = useState(false)
  useEffect(() => {
    if (wanted) setIsThere(true)
  }, [wanted])
  return { opened: wanted && isThere, isMade: wanted || isThere, setOpened }
}

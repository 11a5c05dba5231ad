import { useEffect, useState } from 'react'
import { whenIdle } from './when-idle'

/** False at first, and true from when what is on the screen needs nothing more: for what need not be asked for before. */
export function useQuiet(): boolean {
  const [quiet, setQuiet] = useState(false)
  useEffect(() => whenIdle(() => setQuiet(true)), [])
  return quiet
}

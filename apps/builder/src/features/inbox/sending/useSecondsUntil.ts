import { useEffect, useState } from 'react'

const second = 1_000
const step = 250

/** How many whole seconds are left until `instant`, counting down to nought. */
export function useSecondsUntil(instant: string | null): number {
  const until = instant === null ? 0 : Date.parse(instant)
  const [now, setNow] = useState(Date.now)
  const left = Math.max(0, Math.ceil((until - now) / second))
  const isOver = left === 0
  useEffect(() => {
    if (isOver) return undefined
    const timer = setInterval(() => setNow(Date.now()), step)
    return () => clearInterval(timer)
  }, [isOver])
  return left
}

import { useLive } from '../till/live'
import { useTill } from '../till/TillContext'

/**
 * Why what is sold here is not the shop's any more. `frozen`: another device is the register, or the office has shut
 * this one out, and nothing new is sold. `unknown`: the server does not know the device, and what is sold stays on it.
 */
export type ShutOut = 'frozen' | 'unknown'

export function useShutOut(): ShutOut | undefined {
  const { isFrozen, trouble } = useLive(useTill().sync.state)
  if (isFrozen) return 'frozen'
  return trouble === 'not_accepted' ? 'unknown' : undefined
}

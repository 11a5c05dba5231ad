import { useText } from '@counterflow/ui'
import { useEffect } from 'react'
import { useLive } from '../till/live'
import type { Till } from '../till/till'

/** The till speaks the language of who works at it, otherwise the shop's. */
export function useSpokenLanguage({ session, records }: Till): void {
  const { speak } = useText()
  const staff = useLive(session.seller)?.staff
  const shops = useLive(records.settings)?.language
  const wanted = staff?.language ?? shops
  const staffId = staff?.staffId
  // Anew for each person, since somebody may have chosen another language on the screen that asks for the PIN.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (wanted !== undefined) void speak(wanted)
  }, [wanted, staffId])
}

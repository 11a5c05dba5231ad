import { useQueries, useQuery } from '@tanstack/react-query'
import { completenessQuery, recentDays } from '../completeness/completeness-queries'
import { useToday } from '../completeness/useToday'
import { openShiftsQuery } from '../shifts/shift-queries'
import type { Register } from './register-queries'
import type { RegisterFacts } from './register-state'

/** What is known of registers besides themselves, by their ids. What cannot be told is left out. */
export function useRegisterFacts(registers: readonly Register[]): (registerId: string) => RegisterFacts {
  const today = useToday()
  const { data: shifts } = useQuery(openShiftsQuery)
  const ledgers = useQueries({
    queries: registers.map(({ id }) => completenessQuery(id, recentDays(today, 1))),
  })
  return (registerId) => {
    const at = registers.findIndex(({ id }) => id === registerId)
    const register = registers[at]
    const latest = ledgers[at]?.data?.epochs.find(({ epoch }) => epoch === register?.epoch)
    const promised = Math.max(latest?.promised ?? 0, register?.device?.promisedSeq ?? 0)
    return {
      pending: latest === undefined ? undefined : Math.max(0, promised - latest.contiguous),
      promised,
      shiftOpenSince: shifts?.find((shift) => shift.registerId === registerId)?.openedAt,
    }
  }
}

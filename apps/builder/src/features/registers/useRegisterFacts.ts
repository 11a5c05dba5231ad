import { useQuery } from '@tanstack/react-query'
import { registerLedgersQuery } from '../completeness/completeness-queries'
import { openShiftsQuery } from '../shifts/shift-queries'
import type { Register } from './register-queries'
import type { RegisterFacts } from './register-state'

/** What is known of registers besides themselves, by their ids. What cannot be told is left out. */
export function useRegisterFacts(registers: readonly Register[]): (registerId: string) => RegisterFacts {
  const { data: shifts } = useQuery(openShiftsQuery)
  const { data: ledgers } = useQuery(registerLedgersQuery)
  return (registerId) => {
    const register = registers.find(({ id }) => id === registerId)
    const latest = ledgers?.find((one) => one.registerId === registerId && one.epoch === register?.epoch)
    const promised = Math.max(latest?.promised ?? 0, register?.device?.promisedSeq ?? 0)
    return {
      pending: latest === undefined ? undefined : Math.max(0, promised - latest.contiguous),
      promised,
      shiftOpenSince: shifts?.find((shift) => shift.registerId === registerId)?.openedAt,
    }
  }
}

import { useQuery } from '@tanstack/react-query'
import { registersQuery } from './register-queries'

/** Names a register; one that is not known yet is a dash. */
export function useRegisterName(): (registerId: string | null) => string {
  const { data: registers = [] } = useQuery(registersQuery)
  return (registerId) => registers.find(({ id }) => id === registerId)?.name ?? '–'
}

import { useQuery } from '@tanstack/react-query'
import { FilterSelect } from '../../platform/list/FilterSelect'
import { registersQuery } from './register-queries'

interface RegisterFilterProps {
  label: string
  any: string
  value: string | undefined
  onChange: (registerId: string | undefined) => void
}

/** Filters by a register. */
export function RegisterFilter(props: RegisterFilterProps) {
  const { data: registers = [] } = useQuery(registersQuery)
  return <FilterSelect {...props} options={registers.map(({ id, name }) => ({ value: id, label: name }))} />
}

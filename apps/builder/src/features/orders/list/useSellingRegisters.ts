import { type RegisterId, registerIdSchema } from '@counterflow/core'
import { useQuery } from '@tanstack/react-query'
import { registersQuery } from '../../registers/register-queries'
import { useMay } from '../../session/useStaff'
import type { OrderSummary } from '../order-queries'

/**
 * The registers by which orders are filtered. Whoever may not see them is told of the one alone that the list is about.
 * @param first the first order that is shown, if there is one
 */
export function useSellingRegisters(
  asked: RegisterId | undefined,
  first: OrderSummary | undefined,
): { id: RegisterId; name: string }[] {
  const may = useMay()
  const { data } = useQuery({ ...registersQuery, enabled: may('registers.manage') })
  if (data !== undefined) return data.map(({ id, name }) => ({ id: registerIdSchema.parse(id), name }))
  const name = first?.till?.register.name
  return asked === undefined || name === undefined ? [] : [{ id: asked, name }]
}

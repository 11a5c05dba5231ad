import { useNow } from '@counterflow/ui'
import { useQuery } from '@tanstack/react-query'
import { shopQuery } from '../settings/shop-queries'

/** The day that it is in `timeZone`, or for the reader: `2026-11-22`. */
export function dayIn(now: number, timeZone: string | undefined): string {
  // This form of Canada's is the one with the year first.
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(now)
}

/** The day that it is in the shop. */
export function useToday(): string {
  const { data: shop } = useQuery(shopQuery)
  return dayIn(useNow(), shop?.timeZone)
}

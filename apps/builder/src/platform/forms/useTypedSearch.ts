import { useDebouncedValue } from '@mantine/hooks'

/** Long enough to type the next letter. */
const pause = 200

/** What to search for, a moment after somebody has stopped typing. */
export function useTypedSearch(typed: string) {
  const wanted = typed.trim()
  const [search] = useDebouncedValue(wanted, pause)
  return {
    search: search === '' ? undefined : search,
    /** More has been typed than is searched for yet. */
    isAhead: search !== wanted,
  }
}

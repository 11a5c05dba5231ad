import { useText } from '@counterflow/ui'
import { useQuery } from '@tanstack/react-query'
import { locationsQuery } from '../settings/locations/location-queries'
import type { TillException } from './exception-queries'
import { exceptionWords } from './exception-words'

/** Tells what happened, with locations by their names. */
export function useExceptionWords(): (exception: TillException) => string {
  const text = useText()
  const { data: locations = [] } = useQuery(locationsQuery)
  const placeName = (locationId: string) => {
    const location = locations.find(({ id }) => id === locationId)
    return location === undefined ? locationId : text.local(location.name)
  }
  return (exception) => exceptionWords(exception, text, placeName)
}

import { useText, useTitlePart } from '@counterflow/ui'
import { useMatches } from '@tanstack/react-router'
import { placeOf } from './place-of'

/** Says in the document's title in which place of the navigation one is; the page itself says what is open there. */
export function PlaceTitle() {
  const { t } = useText()
  const path = useMatches({ select: (matches) => matches.at(-1)?.fullPath ?? '/' })
  const place = placeOf(path)
  useTitlePart('place', place && t(place.label))
  return null
}

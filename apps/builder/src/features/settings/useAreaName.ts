import { useText } from '@counterflow/ui'
import { countryName } from './places'
import type { Area } from './shop-parts-queries'

/** Names an area in words: "United States · CA · 902…". */
export function useAreaName(): (area: Area) => string {
  const { t, language } = useText()
  return ({ countryCode, region, postalPrefix }) => {
    if (countryCode === null) return t('areas.everywhere')
    const parts = [countryName(countryCode, language), region, postalPrefix && `${postalPrefix}…`]
    return parts.filter((part) => part !== null && part !== '').join(' · ')
  }
}

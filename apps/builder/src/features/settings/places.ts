import { countryCodes, currencies } from '@counterflow/core'

export interface Choice {
  value: string
  label: string
}

const byLabel = (language: string) => {
  const { compare } = new Intl.Collator(language)
  return (left: Choice, right: Choice) => compare(left.label, right.label)
}

/** The name of a country in `language`. */
export function countryName(code: string, language: string): string {
  return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code
}

/** Every country by its name in `language`. */
export function countryChoices(language: string): Choice[] {
  const names = new Intl.DisplayNames(language, { type: 'region' })
  return countryCodes.map((value) => ({ value, label: names.of(value) ?? value })).sort(byLabel(language))
}

/** Every currency that a shop may use, by its name in `language`. */
export function currencyChoices(language: string): Choice[] {
  const names = new Intl.DisplayNames(language, { type: 'currency' })
  return currencies
    .map((value) => ({ value, label: `${names.of(value) ?? value} (${value})` }))
    .sort(byLabel(language))
}

/** Every time zone that this browser knows, with `known` among them. */
export function timeZoneChoices(known: string): Choice[] {
  const all = new Set([...Intl.supportedValuesOf('timeZone'), known])
  return [...all].sort().map((value) => ({ value, label: value.replaceAll('_', ' ') }))
}

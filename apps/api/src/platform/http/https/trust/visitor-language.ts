import type { Language } from '@counterflow/core'
import { preferredLanguage } from '@counterflow/i18n'

/** The language of somebody of whom no more is known than what the browser says, the one it likes most first. */
export function visitorLanguage(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '').split(',').map((part) => {
    const [tag = '', ...rest] = part.trim().split(';')
    const weight = rest.find((each) => each.trim().startsWith('q='))?.split('=')[1]
    return { tag, weight: weight === undefined ? 1 : Number.parseFloat(weight) || 0 }
  })
  return preferredLanguage(wanted.toSorted((left, right) => right.weight - left.weight).map(({ tag }) => tag))
}

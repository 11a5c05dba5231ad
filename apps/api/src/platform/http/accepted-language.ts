import { type Language, languages } from '@counterflow/core'

/** The language of ours that a browser likes most, by its `Accept-Language`; null where it names none of them. */
export function acceptedLanguage(header: string | undefined): Language | null {
  const wanted = (header ?? '').split(',').map((part) => {
    const [tag = '', ...rest] = part.trim().split(';')
    const weight = rest.find((each) => each.trim().startsWith('q='))?.split('=')[1]
    return { tag, weight: weight === undefined ? 1 : Number.parseFloat(weight) || 0 }
  })
  for (const { tag } of wanted.toSorted((left, right) => right.weight - left.weight)) {
    const primary = tag.toLowerCase().split('-')[0]
    const language = languages.find((candidate) => candidate === primary)
    if (language !== undefined) return language
  }
  return null
}

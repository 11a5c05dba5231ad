import Icu from 'i18next-icu'
import type { Wording } from './wording.js'

declare module 'i18next-icu' {
  // Its types leave out what i18next calls for each text.
  interface IcuInstance {
    parse(text: string, values: object, language: string, space: string, key: string, info?: unknown): string
  }
}

/** A placeholder for which ICU does nothing but put its value there: no plural, no format. */
const plainPlaceholder = /\{(\w+)\}/g

/** Whether ICU would read `text` as more than characters and plain placeholders: a plural, an escaped brace. */
const isMessage = (text: string): boolean => /'[{}']|[{}]/.test(text.replace(plainPlaceholder, ''))

const isPlain = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number'

type Parsed = Parameters<InstanceType<typeof Icu>['parse']>

/** By language, of those whose texts depend on what is put into them. They are the same for every translation. */
const wordings = new Map<string, Wording>()

/** Lets texts of `language` be said by `wording` from then on. */
export const sayBy = (language: string, wording: Wording): unknown => wordings.set(language, wording)

/** ICU messages; texts without plurals and formats, which most are, need not be read as one. */
export class PlainFirst extends Icu {
  override parse(...[text, values, language, ...rest]: Parsed): string {
    if (typeof text !== 'string') return super.parse(text, values, language, ...rest)
    const fill = (each: string) => this.#filled(each, values, language, ...rest)
    const wording = wordings.get(language)
    return wording === undefined ? fill(text) : wording(text, fill)
  }

  #filled(...[text, values, ...rest]: Parsed): string {
    if (isMessage(text)) return super.parse(text, values, ...rest)
    const given = new Map<string, unknown>(Object.entries(values))
    return text.replace(plainPlaceholder, (placeholder, name: string) => {
      const value = given.get(name)
      return isPlain(value) ? `${value}` : super.parse(placeholder, values, ...rest)
    })
  }
}

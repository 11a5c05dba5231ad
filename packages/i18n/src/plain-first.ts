import Icu from 'i18next-icu'

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

/** ICU messages; texts without plurals and formats, which most are, need not be read as one. */
export class PlainFirst extends Icu {
  override parse(...[text, values, ...rest]: Parameters<InstanceType<typeof Icu>['parse']>): string {
    if (typeof text !== 'string' || isMessage(text)) return super.parse(text, values, ...rest)
    const given = new Map<string, unknown>(Object.entries(values))
    return text.replace(plainPlaceholder, (placeholder, name: string) => {
      const value = given.get(name)
      return isPlain(value) ? `${value}` : super.parse(placeholder, values, ...rest)
    })
  }
}

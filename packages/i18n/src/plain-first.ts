import Icu from 'i18next-icu'

declare module 'i18next-icu' {
  // Its types leave out what i18next calls for each text.
  interface IcuInstance {
    parse(text: string, values: object, language: string, space: string, key: string, info?: unknown): string
  }
}

/** Whether ICU would read `text` as more than its characters: a placeholder, or an escaped brace or apostrophe. */
const isMessage = (text: string): boolean => /[{}]|''/.test(text)

/** ICU messages; texts without any placeholder, which most are, need not be read as one. */
export class PlainFirst extends Icu {
  override parse(...[text, ...rest]: Parameters<InstanceType<typeof Icu>['parse']>): string {
    return typeof text !== 'string' || isMessage(text) ? super.parse(text, ...rest) : text
  }
}

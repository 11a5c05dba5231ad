import {
  isJsonList,
  isJsonObject,
  type Json,
  type Language,
  moneySchema,
  parseInstant,
} from '@counterflow/core'
import { formatDateTime, formatList, formatMoney, formatNumber } from '@counterflow/i18n'

/** How the reader of a mail reads values. */
export interface Reading {
  readonly language: Language
  readonly timeZone: string
  readonly yes: string
  readonly no: string
}

const nothing = '–'

/** Prints values as people read them: amounts with their currency, instants in the time of the shop. */
export class PrintedValues {
  constructor(private readonly reading: Reading) {}

  print(value: Json): string {
    const { language, timeZone, yes, no } = this.reading
    if (value === null || value === '') return nothing
    if (typeof value === 'boolean') return value ? yes : no
    if (typeof value === 'number') return formatNumber(value, language)
    if (typeof value === 'string') {
      return parseInstant(value) === undefined ? value : formatDateTime(value, language, timeZone)
    }
    if (isJsonList(value)) {
      return value.length === 0
        ? nothing
        : formatList(
            value.map((item) => this.print(item)),
            language,
            'unit',
          )
    }
    const money = moneySchema.safeParse(value)
    if (money.success) return formatMoney(money.data, language)
    return isJsonObject(value)
      ? Object.entries(value)
          .map(([name, member]) => `${name}: ${this.print(member)}`)
          .join('\n')
      : nothing
  }
}

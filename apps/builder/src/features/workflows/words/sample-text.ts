import {
  isJsonList,
  isJsonObject,
  type Json,
  moneySchema,
  parseInstant,
  type SampleValue,
} from '@counterflow/core'
import { formatDateTime, formatList, formatMoney, formatNumber } from '@counterflow/i18n'
import type { Text } from '@counterflow/ui'
import { optionName } from './field-names'

const longestText = 60
const mostItems = 3

const shortened = (text: string): string => {
  const plain = text.replaceAll(/\s+/g, ' ').trim()
  return plain.length <= longestText ? plain : `${plain.slice(0, longestText - 1).trimEnd()}…`
}

const isIdentifier = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const looksLikeInstant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/

/**
 * A value of a run as a person reads it: an amount with its currency, a time, a choice by its word, a long text
 * shortened. `field` is the name of the field that held it; undefined for a group, which says nothing by itself.
 */
export function valueWords(
  value: Json,
  field: string,
  text: Text,
  options?: readonly string[],
): string | undefined {
  const { t, language } = text
  if (value === null || value === '') return t('values.sample.empty')
  if (typeof value === 'boolean') return t(value ? 'general.yes' : 'general.no')
  if (typeof value === 'number') return formatNumber(value, language)
  if (typeof value === 'string') {
    if (looksLikeInstant.test(value) && parseInstant(value) !== undefined)
      return formatDateTime(value, language)
    // An id tells a person nothing, and the step that uses it shows what it stands for.
    if (isIdentifier.test(value)) return undefined
    return options?.includes(value) ? optionName(field, value, text) : shortened(value)
  }
  if (isJsonList(value)) return listText(value, field, text)
  const money = moneySchema.safeParse(value)
  if (money.success) return formatMoney(money.data, language)
  return isJsonObject(value) ? nameOf(value) : undefined
}

function listText(list: readonly Json[], field: string, text: Text): string {
  const count = list.length
  const shown = list.slice(0, mostItems).flatMap((item) => valueWords(item, field, text) ?? [])
  if (shown.length === 0) return text.t('values.sample.items', { count })
  const items = formatList(count > shown.length ? [...shown, '…'] : shown, text.language, 'unit')
  return count > 1 ? text.t('values.sample.itemsOf', { count, items }) : items
}

/** What a group is known by: its name, title or number. */
function nameOf(group: { readonly [key: string]: Json }): string | undefined {
  for (const key of ['name', 'title', 'number', 'label', 'email']) {
    const name = Object.hasOwn(group, key) ? group[key] : undefined
    if (typeof name === 'string' && name !== '') return shortened(name)
  }
  return undefined
}

/** A sample in words, said to be an example where it is one; undefined where there is nothing to tell. */
export function sampleText(
  sample: SampleValue | undefined,
  field: string,
  text: Text,
  options?: readonly string[],
): string | undefined {
  if (sample === undefined) return undefined
  const value = valueWords(sample.value, field, text, options)
  if (value === undefined) return undefined
  if (!sample.isExample) return value
  // Of what is only made up, "empty" would be a lie.
  return sample.value === null ? undefined : text.t('values.sample.example', { value })
}

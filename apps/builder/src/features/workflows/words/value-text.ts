import { isReference, isTemplate, moneySchema, type ReferencePath, type Value } from '@counterflow/core'
import { formatDateTime, formatList, formatMoney, formatNumber } from '@counterflow/i18n'
import type { Text } from '@counterflow/ui'
import { optionName } from './field-names'
import { templateText } from './template-text'

/** How references are named where a value stands. */
export type NameReference = (path: ReferencePath) => string

/** Fields that hold what somebody wrote, however short it is. */
const written = new Set(['tags', 'title', 'name', 'label', 'subject', 'body'])

const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/

/** A configured value in words. `field` is the field it is for or compared with, which names its options. */
export function valueText(value: Value | undefined, field: string, text: Text, name: NameReference): string {
  if (value === undefined || value === null || value === '') return '…'
  if (typeof value === 'boolean') return text.t(value ? 'general.yes' : 'general.no')
  if (typeof value === 'number') return formatNumber(value, text.language)
  if (typeof value === 'string') {
    if (instantPattern.test(value)) return formatDateTime(value, text.language)
    return looksLikeOption(value) && !written.has(field) ? optionName(field, value, text) : `“${value}”`
  }
  if (Array.isArray(value)) {
    if (value.length === 0) return '…'
    return formatList(
      value.map((item) => valueText(item, field, text, name)),
      text.language,
      'unit',
    )
  }
  if (isReference(value)) return name(value.$ref)
  if (isTemplate(value)) return `“${templateText(value.$template, name)}”`
  const money = moneySchema.safeParse(value)
  if (money.success) return formatMoney(money.data, text.language)
  const members = Object.entries(value).map(([key, member]) => valueText(member, key, text, name))
  // Of two, such as in a row of an e-mail, the first says what the second is.
  return members.join(members.length === 2 ? ': ' : ' · ')
}

const looksLikeOption = (value: string) => /^[a-z][a-z0-9_]*$|^[A-Z]{2,3}$/.test(value)

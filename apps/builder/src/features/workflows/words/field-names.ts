import type { ReferencePath } from '@counterflow/core'
import type { Text } from '@counterflow/ui'

/** "riskLevel" and "risk_level" become "Risk level". */
export function humanised(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .trim()
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The name of a field: ours in the reader's language, otherwise the title that its plugin gave it. */
export function fieldName(name: string, { t, has }: Text, title?: string): string {
  const key = `fields.${name}`
  if (has(key)) return t(key)
  return title ?? humanised(name)
}

/** What to know about a field: ours in the reader's language, otherwise what its plugin says. */
export function fieldHint(name: string, { t, has }: Text, description?: string): string | undefined {
  const key = `fieldHints.${name}`
  return has(key) ? t(key) : description
}

const choiceRoots: Record<string, string> = {
  riskLevel: 'risk.level',
  level: 'risk.level',
  paymentStatus: 'orders.paymentStatus',
  fulfilmentStatus: 'orders.fulfilmentStatus',
  channel: 'orders.channel',
  recommendation: 'choices.recommendation',
  sentiment: 'choices.sentiment',
  answer: 'choices.answer',
  signature: 'choices.signature',
  reason: 'choices.reason',
  cancelReason: 'choices.reason',
  payment: 'choices.payment',
  operation: 'choices.operation',
  discount: 'choices.discount',
  consentChannel: 'choices.consentChannel',
  consentSource: 'choices.consentSource',
}

const languageCode = /^[a-z]{2,3}$/

/** One of the values that a field can have, in words. */
export function optionName(field: string, option: string, { t, has, language }: Text): string {
  if (field === 'language' && languageCode.test(option)) {
    return new Intl.DisplayNames(language, { type: 'language' }).of(option) ?? option
  }
  const key = `${choiceRoots[field] ?? 'choices'}.${option}`
  if (has(key)) return t(key)
  return /^[A-Z]{2,7}$/.test(option) ? option : humanised(option)
}

/** Names that say little without what they belong to. */
const dependent = new Set([
  'id',
  'name',
  'number',
  'title',
  'amount',
  'currency',
  'key',
  'values',
  'count',
  'index',
])

/** The last named segment of a path, which is what the value is called. */
export const lastName = (path: ReferencePath): string =>
  `${path.findLast((segment) => typeof segment === 'string') ?? ''}`

/** A reference in a word or two: "Risk level", "Order ID", "Customer name". */
export function referenceName(path: ReferencePath, text: Text, stepName: (id: string) => string): string {
  const [root, second] = path
  const rest = path.slice(root === 'steps' || root === 'each' ? 2 : 1)
  if (rest.length === 0) {
    if (root === 'steps' && typeof second === 'string') return stepName(second)
    return root === 'each' ? text.t('steps.field.iteration') : fieldName(`${root}`, text)
  }
  const names = rest.filter((segment) => typeof segment === 'string')
  const last = names.at(-1) ?? ''
  const before = names.at(-2) ?? (root === 'item' || root === 'shop' ? `${root}` : undefined)
  if (!dependent.has(last) || before === undefined) return fieldName(last, text)
  return `${fieldName(before, text)} ${fieldName(last, text)}`
}

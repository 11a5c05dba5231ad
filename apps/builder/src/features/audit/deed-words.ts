import type { Text } from '@counterflow/ui'

/**
 * A deed in the reader's words, made from the name of its operation: `cancelOrder` is "Cancel order", 주문 취소,
 * 注文のキャンセル. A word that the catalogue does not know stays as the API writes it.
 */
export function deedWords(deed: string, { t, has }: Text): string {
  const whole = `audit.whole.${deed}`
  if (has(whole)) return t(whole)
  const verb = /^[a-z]+/.exec(deed)?.[0] ?? deed
  const object = deed.slice(verb.length)
  const verbKey = `audit.verb.${verb}`
  const verbWord = has(verbKey) ? t(verbKey) : spaced(verb)
  if (object === '') return verbWord
  const objectKey = `audit.object.${object}`
  const objectWord = has(objectKey) ? t(objectKey) : spaced(object)
  return t('audit.deed', { verb: verbWord, object: objectWord })
}

/** `DiscountCode` as "discount code". */
const spaced = (name: string) => name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ').toLowerCase()

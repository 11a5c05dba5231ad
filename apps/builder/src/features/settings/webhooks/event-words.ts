import type { Text } from '@counterflow/ui'

export const subjectOf = (type: string): string => type.split('.', 1).join('')

/** What kind of thing events are about, in the reader's words. */
export function subjectWords(subject: string, { t, has }: Pick<Text, 't' | 'has'>): string {
  const key = `webhooks.subject.${subject}`
  return has(key) ? t(key) : subject
}

/** An event in the reader's words; as the API writes it where the catalogue does not know it. */
export function eventWords(type: string, { t, has }: Pick<Text, 't' | 'has'>): string {
  if (type === 'ping') return t('webhooks.ping')
  const [subject, deed] = type.split('.')
  const key = `webhooks.event.${subject}.${deed}`
  return has(key) ? t(key) : type
}

/** An event, all about a subject, or everything, in the reader's words. */
export function patternWords(pattern: string, text: Pick<Text, 't' | 'has'>): string {
  if (pattern === '*') return text.t('webhooks.allEvents')
  if (!pattern.endsWith('.*')) return eventWords(pattern, text)
  return text.t('webhooks.allOfSubject', { subject: subjectWords(subjectOf(pattern), text) })
}

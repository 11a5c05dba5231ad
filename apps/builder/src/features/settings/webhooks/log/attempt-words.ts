import type { Text } from '@counterflow/ui'

interface Attempted {
  readonly status: number | null
  readonly error: { readonly code: string; readonly message: string } | null
}

/** What came of an attempt, in short: the status of the answer, or that there was none. */
export function answerWords({ status }: Attempted, { t }: Pick<Text, 't'>): string {
  return status === null ? t('webhooks.deliveries.noAnswer') : `${status}`
}

/** Why nobody answered, in the reader's words where the catalogue knows it. */
export function failureWords({ error }: Attempted, { t, has }: Pick<Text, 't' | 'has'>): string | undefined {
  if (error === null) return undefined
  const key = `webhooks.failure.${error.code}`
  return has(key) ? t(key) : error.message
}

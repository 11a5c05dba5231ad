import type { Finding } from '@counterflow/core'
import type { Text } from '@counterflow/ui'

export interface FindingText {
  message: string
  fix: string
}

/**
 * What a finding says in the reader's language. The API's own texts name steps and fields by their ids, for programs;
 * they are the fallback for a code that the catalogues do not know.
 */
export function findingText(
  finding: Pick<Finding, 'code' | 'message' | 'fix'>,
  { t, has }: Text,
): FindingText {
  const message = `findings.${finding.code}.message`
  const fix = `findings.${finding.code}.fix`
  if (!has(message) || !has(fix)) return { message: finding.message, fix: finding.fix }
  return { message: t(message), fix: t(fix) }
}

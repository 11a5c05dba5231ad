import type { Schemas } from '@counterflow/api-client'
import type { Text } from '@counterflow/ui'

export type RiskFact = Schemas['RiskFact']

/** A fact as a sentence; what the catalogues do not know, as from a newer plugin, is shown by its key's words. */
export function riskFactText({ key, values }: RiskFact, { t, has }: Text): string {
  const sentence = `risk.facts.${key}`
  if (has(sentence)) return t(sentence, values)
  const words = key.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

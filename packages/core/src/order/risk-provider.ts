import { z } from 'zod'
import type { RiskAssessment } from './order-snapshot.js'
import { riskAssessmentSchema, riskFactSchema } from './order-snapshot.js'
import { type RiskLevel, riskLevelSchema, riskLevels } from './risk.js'
import { recommendationFor, riskThresholds } from './risk-assessment.js'

export const riskProviderSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9._-]*$/, 'Expected lower-case letters, digits, dots and hyphens.')
      .max(60),
    name: z.string().trim().min(1).max(100),
  })
  .meta({ id: 'RiskProvider' })

/** Somebody other than the shop who assesses the risk of its orders. */
export type RiskProvider = z.infer<typeof riskProviderSchema>

export const riskVerdictSchema = z.strictObject({
  assessmentId: z.string().trim().min(1).max(200).meta({
    description: 'By what the provider knows the assessment: it counts once, however often it comes.',
  }),
  level: riskLevelSchema,
  score: z
    .int()
    .min(0)
    .max(100)
    .optional()
    .meta({ description: 'From 0 (safe) to 100; omitted: where the level begins.' }),
  facts: z
    .array(
      z.strictObject({
        sentiment: riskFactSchema.shape.sentiment,
        text: z
          .string()
          .trim()
          .min(1)
          .max(300)
          .meta({ description: 'A sentence, in the language of the shop.' }),
      }),
    )
    .max(20)
    .default([]),
})

/** What a provider says of an order. */
export type RiskVerdict = z.output<typeof riskVerdictSchema>

export const providerRiskSchema = riskAssessmentSchema.extend({ provider: riskProviderSchema }).meta({
  id: 'ProviderRisk',
  description: 'What somebody other than the shop says of the risk of an order.',
})

/** An assessment with who made it. */
export type ProviderRisk = z.infer<typeof providerRiskSchema>

const leastScores: Record<RiskLevel, number> = { low: 0, ...riskThresholds }

/**
 * A provider's verdict in the form of the shop's own assessment. Its facts are sentences, and no keys of the catalogues.
 *
 * @param analyzedAt when, as an ISO 8601 instant.
 */
export function assessmentOf({ level, score, facts }: RiskVerdict, analyzedAt: string): RiskAssessment {
  return {
    level,
    score: score ?? leastScores[level],
    recommendation: recommendationFor(level),
    facts: facts.map(({ sentiment, text }) => ({ key: 'observed', sentiment, values: { text } })),
    analyzedAt,
  }
}

/** The risk of an order of which several have spoken: the highest, since each of them may know what the others do not. */
export function joinedRiskLevel(levels: readonly RiskLevel[]): RiskLevel | null {
  return riskLevels.findLast((level) => levels.includes(level)) ?? null
}

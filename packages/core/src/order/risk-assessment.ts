import type { RiskAssessment, RiskFact } from './order-snapshot.js'
import type { RiskLevel, RiskRecommendation } from './risk.js'
import { riskRules } from './risk-rules.js'
import type { RiskSignals } from './risk-signals.js'

/** Where an order begins of which nothing is known. */
const baseScore = 20

/** The lowest scores that count as medium and as high; everything below is low. */
export const riskThresholds = { medium: 40, high: 70 } as const

const recommendations: Record<RiskLevel, RiskRecommendation> = {
  low: 'accept',
  medium: 'investigate',
  high: 'cancel',
}

/** What to do with an order of a level, as far as its risk goes. */
export const recommendationFor = (level: RiskLevel): RiskRecommendation => recommendations[level]

const within = (score: number) => Math.min(100, Math.max(0, score))

function levelOf(score: number): RiskLevel {
  if (score >= riskThresholds.high) return 'high'
  return score >= riskThresholds.medium ? 'medium' : 'low'
}

/**
 * Assesses how likely an order is to be fraud: a score from 0 (safe) to 100, a level, what to do, and every
 * fact that it rests on (R67, R75). The same signals always give the same answer.
 *
 * @param analyzedAt when, as an ISO 8601 instant.
 */
export function assessRisk(signals: RiskSignals, analyzedAt: string): RiskAssessment {
  let sum = baseScore
  let floor = 0
  const facts: RiskFact[] = []
  for (const rule of riskRules) {
    const values = rule.applies(signals)
    if (values === undefined) continue
    sum += rule.weight
    floor = Math.max(floor, rule.floor ?? 0)
    facts.push({ key: rule.key, sentiment: rule.sentiment, values })
  }
  const score = within(Math.max(sum, floor))
  const level = levelOf(score)
  return { level, score, recommendation: recommendationFor(level), facts, analyzedAt }
}

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { riskAssessmentSchema } from './order-snapshot.js'
import { riskLevels } from './risk.js'
import { assessmentOf, joinedRiskLevel, riskVerdictSchema } from './risk-provider.js'

const at = '2026-11-21T00:00:00.000Z'

it('the verdict of a provider reads like an assessment of the shop', () => {
  const verdict = riskVerdictSchema.parse({
    assessmentId: '17',
    level: 'medium',
    facts: [{ sentiment: 'negative', text: 'Ships to a hotel.' }],
  })
  const assessment = assessmentOf(verdict, at)
  expect(riskAssessmentSchema.parse(assessment)).toEqual({
    level: 'medium',
    score: 40,
    recommendation: 'investigate',
    facts: [{ key: 'observed', sentiment: 'negative', values: { text: 'Ships to a hotel.' } }],
    analyzedAt: at,
  })
  expect(assessmentOf({ ...verdict, score: 63 }, at).score).toBe(63)
})

it('several verdicts come to the highest of them, in whatever order they came', () => {
  expect(joinedRiskLevel([])).toBeNull()
  const levels = fc.array(fc.constantFrom(...riskLevels), { minLength: 1 })
  fc.assert(
    fc.property(levels, fc.constantFrom(...riskLevels), (some, another) => {
      const joined = joinedRiskLevel(some)
      expect(some).toContain(joined)
      expect(joinedRiskLevel(some.toReversed())).toBe(joined)
      expect(joinedRiskLevel([...some, 'high'])).toBe('high')
      expect([joined, another]).toContain(joinedRiskLevel([...some, another]))
    }),
  )
})

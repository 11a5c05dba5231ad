import { z } from 'zod'

export const riskLevels = ['low', 'medium', 'high'] as const

export const riskLevelSchema = z.enum(riskLevels).meta({ id: 'RiskLevel' })

/** How likely an order is to be fraud, by the shop's own analysis (R75). */
export type RiskLevel = z.infer<typeof riskLevelSchema>

export const riskRecommendationSchema = z
  .enum(['accept', 'investigate', 'cancel'])
  .meta({ id: 'RiskRecommendation' })

export type RiskRecommendation = z.infer<typeof riskRecommendationSchema>

import { z } from 'zod'

/** What becomes of the times that passed while the server was away. */
export const missedPolicies = ['skip', 'once', 'all'] as const

export const missedPolicySchema = z.enum(missedPolicies)

/**
 * `skip`: nothing, the next time is the next run. `once`: one run for all of them. `all`: a run for each,
 * `mostMissedRuns` at most.
 */
export type MissedPolicy = z.infer<typeof missedPolicySchema>

export const scheduleConfigSchema = z.strictObject({
  cron: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .meta({ title: 'Cron', description: 'Minute, hour, day, month, weekday: "0 9 * * 1-5".' }),
  timeZone: z
    .string()
    .trim()
    .max(64)
    .default('')
    .meta({ title: 'Time zone', description: "An IANA name such as Europe/Berlin; empty for the shop's." }),
  missed: missedPolicySchema.default('once').meta({
    title: 'Missed times',
    description: 'Times while the server was away: skip them, run once, or run for each (100 at most).',
  }),
})

/** What every trigger of kind `schedule` lets people set. */
export type ScheduleConfig = z.infer<typeof scheduleConfigSchema>

export const scheduleOutputSchema = z.strictObject({
  scheduledFor: z.iso.datetime().meta({ title: 'Scheduled for' }),
  firedAt: z.iso.datetime().meta({ title: 'Started at' }),
  missed: z.int().nonnegative().meta({ title: 'Missed times' }),
})

/**
 * What every trigger of kind `schedule` gives: the time that the run is for, when the server came to it, and how many
 * times were missed that this run stands for, itself among them; 0 when it is on time.
 */
export type ScheduleOutput = z.infer<typeof scheduleOutputSchema>

import { z } from 'zod'

/** What becomes of the times that passed while the shop's server was away. */
export const missedPolicies = ['skip', 'once', 'all'] as const

export const scheduleConfigSchema = z.strictObject({
  cron: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .meta({ title: 'Cron', description: 'Minute, hour, day, month, weekday: "0 9 * * 1-5".' }),
  timeZone: z
    .string()
    .max(64)
    .default('')
    .meta({ title: 'Time zone', description: "An IANA name such as Europe/Berlin; empty for the shop's." }),
  missed: z.enum(missedPolicies).default('once').meta({
    title: 'Missed times',
    description: 'Times while the server was away: skip them, run once, or run for each (100 at most).',
  }),
})

/**
 * What every trigger of kind `schedule` lets people set. `missed`: `skip` waits for the next time, `once` makes one
 * run for all that were missed, `all` one for each, at most 100.
 */
export type ScheduleConfig = z.infer<typeof scheduleConfigSchema>

export const scheduleOutputSchema = z.strictObject({
  scheduledFor: z.iso.datetime().meta({ title: 'Scheduled for' }),
  firedAt: z.iso.datetime().meta({ title: 'Started at' }),
  missed: z.int().meta({ title: 'Missed times' }),
})

/**
 * What every trigger of kind `schedule` gives: the time that the run is for, when the host came to it, and how many
 * earlier times passed without a run of their own (0 in the ordinary case).
 */
export type ScheduleOutput = z.infer<typeof scheduleOutputSchema>

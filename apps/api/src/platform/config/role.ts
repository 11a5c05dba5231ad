import { z } from 'zod'

/**
 * What a process does. `api` answers requests and takes events in; `worker` drives runs and does the background work;
 * `all` does both.
 */
export const roleSchema = z.enum(['all', 'api', 'worker'], { error: 'Expected all, api or worker.' })

export type ProcessRole = z.infer<typeof roleSchema>

/** Whether a process with `role` serves people and programs. */
export const servesRequests = (role: ProcessRole): boolean => role !== 'worker'

/** Whether a process with `role` drives runs, does jobs and looks after what others left behind. */
export const worksInBackground = (role: ProcessRole): boolean => role !== 'api'

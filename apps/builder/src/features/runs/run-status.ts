import type { Schemas } from '@counterflow/api-client'

export type RunStatus = Schemas['RunStatus']

export const runStatuses = [
  'queued',
  'running',
  'waiting',
  'succeeded',
  'failed',
  'cancelled',
  'quarantined',
] as const satisfies readonly RunStatus[]

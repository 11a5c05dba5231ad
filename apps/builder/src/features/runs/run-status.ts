import type { Schemas } from '@counterflow/api-client'

export type RunStatus = Schemas['RunStatus']

export const runStatuses = [
  'queued',
  'running',
  'waiting',
  'asking',
  'succeeded',
  'failed',
  'cancelled',
  'quarantined',
] as const satisfies readonly RunStatus[]

export const isFinished = ({ status }: { status: RunStatus }): boolean =>
  status === 'succeeded' || status === 'failed' || status === 'cancelled' || status === 'quarantined'

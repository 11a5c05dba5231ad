import { z } from 'zod'

export const findingCodes = [
  'trigger_missing',
  'trigger_unknown',
  'nothing_to_do',
  'config_reference',
  'cron_invalid',
  'cron_too_often',
  'cron_never',
  'time_zone_unknown',
  'poll_interval',
  'duplicate_id',
  'dangling_edge',
  'duplicate_edge',
  'unknown_port',
  'cycle',
  'scope_left',
  'unreachable',
  'action_unknown',
  'input_missing',
  'input_unknown',
  'input_type',
  'placeholder_left',
  'reference_unknown',
  'reference_not_before',
  'reference_uncertain',
  'template_syntax',
  'template_filter',
  'operator_type',
  'condition_empty',
  'risk_not_analyzed',
  'manual_capture_needed',
  'permission_missing',
  'literal_only',
  'reference_nullable',
  'trigger_not_awaitable',
  'flow_reference',
  'currency_other',
  'wait_too_far',
  'option_gone',
  'connection_missing',
  'connection_unreadable',
  'publisher_may_not',
] as const

export const findingSchema = z
  .strictObject({
    code: z.enum(findingCodes),
    severity: z.enum(['error', 'warning']),
    nodeId: z.string().nullable(),
    path: z.array(z.union([z.string(), z.int()])),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
    message: z.string(),
    fix: z.string(),
  })
  .meta({ id: 'Finding' })

/**
 * Something wrong with a definition. `path` leads from the definition's root to the place;
 * `nodeId` is the step concerned (`trigger` for the trigger, null for the whole workflow).
 * `message` and `fix` are English; screens say the same in the reader's language by `code` and `values`.
 */
export type Finding = z.infer<typeof findingSchema>

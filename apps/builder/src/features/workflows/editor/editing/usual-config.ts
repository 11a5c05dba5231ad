import type { WorkflowTrigger } from '@counterflow/core'
import type { TriggerDescription } from '../../catalogue/catalogue'

const everyMorning = '0 9 * * *'
const fiveMinutes = 300

/** How a trigger is set up when it has just been chosen, as far as that can be guessed. */
export function usualConfig(trigger: TriggerDescription | undefined): WorkflowTrigger['config'] {
  switch (trigger?.kind) {
    case 'schedule':
      return { cron: everyMorning }
    case 'polling':
      return { everySeconds: fiveMinutes }
    default:
      return {}
  }
}

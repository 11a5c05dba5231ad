import { referencesIn, templatesIn } from '../reference/resolve.js'
import type { Value } from '../reference/value.js'
import { readCron } from '../schedule/cron.js'
import { scheduleConfigSchema } from '../schedule/schedule-config.js'
import type { TriggerContract } from './catalogue.js'
import { checkFields, inside, type Place } from './check-value.js'
import type { Finding } from './finding.js'
import { finding } from './findings.js'

type Config = Readonly<Record<string, Value>>

/** The shortest and the longest time between two polls, in seconds. */
export const pollSeconds = { least: 10, most: 86_400 } as const

/**
 * What stands against how a trigger is set up. It is read before anything has happened, so it holds plain values only.
 * @param place the place of the trigger's config in the definition
 */
export function checkTriggerConfig(config: Config, trigger: TriggerContract, place: Place): Finding[] {
  const borrowed = [...referencesIn(config), ...templatesIn(config)]
  if (borrowed.length > 0) {
    return borrowed.map(({ at }) => finding('config_reference', place.nodeId, [...place.path, ...at]))
  }
  const wrong = trigger.config.kind === 'object' ? checkFields(config, trigger.config, place) : []
  if (wrong.length > 0) return wrong
  switch (trigger.kind) {
    case 'schedule':
      return checkSchedule(config, place)
    case 'polling':
      return checkInterval(config.everySeconds, inside(place, 'everySeconds'))
    default:
      return []
  }
}

function checkSchedule(config: Config, place: Place): Finding[] {
  const read = scheduleConfigSchema.safeParse(config)
  if (!read.success) return [finding('cron_invalid', place.nodeId, [...place.path, 'cron'], { cron: '' })]
  const { cron, timeZone } = read.data
  // Whether an expression is one does not depend on the time zone, and the shop's own is in order.
  const { fault, detail } = readFault(cron, timeZone === '' ? 'UTC' : timeZone)
  if (fault === undefined) return []
  const field = fault === 'time_zone_unknown' ? 'timeZone' : 'cron'
  return [finding(fault, place.nodeId, [...place.path, field], { cron, timeZone, detail })]
}

function readFault(cron: string, timeZone: string) {
  const reading = readCron(cron, timeZone)
  return reading.fault === undefined ? { fault: undefined, detail: '' } : reading
}

function checkInterval(seconds: Value | undefined, place: Place): Finding[] {
  if (typeof seconds !== 'number') return []
  const { least, most } = pollSeconds
  if (Number.isInteger(seconds) && seconds >= least && seconds <= most) return []
  return [finding('poll_interval', place.nodeId, place.path, { least, most })]
}

import { expect, it } from 'vitest'
import { z } from 'zod'
import { jsonSchemaSchema } from '../json/json-schema.js'
import type { Value } from '../reference/value.js'
import { describeType, unknownType } from '../reference/value-type.js'
import { scheduleConfigSchema } from '../schedule/schedule-config.js'
import type { TriggerContract, TriggerKind, WorkflowCatalogue } from './catalogue.js'
import { validateWorkflow } from './validate.js'

const title = { en: 'A', ko: '가', ja: 'あ' }

function trigger(kind: TriggerKind, schema: z.ZodType): TriggerContract {
  const config = describeType(jsonSchemaSchema.parse(z.toJSONSchema(schema, { io: 'input' })))
  return { id: `test.${kind}`, kind, title, config, output: unknownType, sampled: null, unsettled: [] }
}

const triggers = [
  trigger('event', z.strictObject({})),
  trigger('schedule', scheduleConfigSchema),
  trigger('polling', z.strictObject({ everySeconds: z.int(), url: z.string() })),
]
const catalogue: WorkflowCatalogue = {
  triggers: new Map(triggers.map((one) => [one.id, one])),
  actions: new Map(),
  shop: unknownType,
}

/** What is found of a trigger's config, as `code path`. */
function found(type: string, config: Record<string, Value>): string[] {
  const findings = validateWorkflow(
    {
      schema: 1,
      name: 'Test',
      trigger: { type, config },
      nodes: [{ id: 'note', kind: 'set', values: { done: true } }],
      edges: [{ from: 'trigger', port: 'then', to: 'note' }],
      layout: {},
    },
    catalogue,
  )
  return findings.map(({ code, path }) => `${code} ${path.join('.')}`)
}

it.each<[string, Record<string, Value>, string[]]>([
  ['test.schedule', { cron: '0 9 * * 1-5' }, []],
  ['test.schedule', { cron: '0 9 * * 1-5', timeZone: 'Asia/Seoul', missed: 'skip' }, []],
  ['test.schedule', {}, ['input_missing trigger.config.cron']],
  ['test.schedule', { cron: 5 }, ['input_type trigger.config.cron']],
  ['test.schedule', { cron: 'soon' }, ['cron_invalid trigger.config.cron']],
  ['test.schedule', { cron: '0 0 30 2 *' }, ['cron_never trigger.config.cron']],
  ['test.schedule', { cron: '* * * * * *' }, ['cron_too_often trigger.config.cron']],
  ['test.schedule', { cron: '0 9 * * *', timeZone: 'Mars' }, ['time_zone_unknown trigger.config.timeZone']],
  ['test.schedule', { cron: '0 9 * * *', missed: 'twice' }, ['input_type trigger.config.missed']],
  ['test.schedule', { cron: { $ref: ['shop', 'name'] } }, ['config_reference trigger.config.cron']],
  ['test.schedule', { cron: { $template: '{{ shop.name }}' } }, ['config_reference trigger.config.cron']],
  ['test.polling', { everySeconds: 60, url: 'x' }, []],
  ['test.polling', { everySeconds: 9, url: 'x' }, ['poll_interval trigger.config.everySeconds']],
  ['test.polling', { everySeconds: 86_401, url: 'x' }, ['poll_interval trigger.config.everySeconds']],
  ['test.event', { more: 1 }, ['input_unknown trigger.config.more']],
])('checks how %s is set up: %o', (type, config, findings) => {
  expect(found(type, config)).toEqual(findings)
})

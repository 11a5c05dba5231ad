import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jsonPointer } from '../../json/json-pointer.js'
import { soundDefinition } from '../definition.arbitrary.js'
import { mostFaults, readWorkflowFile } from './read-workflow-file.js'
import { workflowFileOf } from './workflow-file.js'

const step = { id: 'tag', kind: 'action', action: 'commerce.add_order_tags', input: { tags: ['vip'] } }
const check = {
  id: 'check',
  kind: 'condition',
  when: { all: [{ field: { $ref: ['trigger', 'order', 'id'] }, operator: 'is_empty' }] },
}
const good = {
  schema: 1,
  name: 'Tag orders',
  trigger: { type: 'commerce.order_created', config: {} },
  nodes: [step, check],
  edges: [{ from: 'trigger', port: 'then', to: 'tag' }],
  layout: {},
}

/** Every reason against `content`, as code and place. */
function reasons(content: unknown) {
  const reading = readWorkflowFile(typeof content === 'string' ? content : JSON.stringify(content))
  if ('file' in reading) return 'accepted'
  return [...reading.faults, ...reading.findings].map(({ code, path: at }) => `${code} ${jsonPointer(at)}`)
}

describe('reading a workflow file', () => {
  it.each<[string, unknown, string[]]>([
    ['another kind of JSON', [1, 2], ['not_a_workflow ']],
    ['a package.json', { name: 'x', version: '1.0.0' }, ['not_a_workflow ']],
    ['a newer schema, whatever else it has', { ...good, schema: 2, nodes: 7 }, ['newer_schema /schema']],
    ['a schema that is none', { ...good, schema: 'one' }, ['unknown_schema /schema']],
    ['no schema', { ...good, schema: undefined }, ['missing /schema']],
    ['a missing part', { ...good, edges: undefined }, ['missing /edges']],
    ['an unknown part', { ...good, secrets: [] }, ['unknown_field /secrets']],
    ['a step of no kind', { ...good, nodes: [{ ...step, kind: 'dance' }] }, ['wrong_format /nodes/0/kind']],
    ['an id in capitals', { ...good, nodes: [{ ...step, id: 'Tag' }] }, ['wrong_format /nodes/0/id']],
    [
      'an operator that is none, deep in a condition',
      {
        ...good,
        nodes: [
          step,
          { ...check, when: { any: [{ all: [{ field: { $ref: ['shop'] }, operator: 'like' }] }] } },
        ],
      },
      ['wrong_choice /nodes/1/when/any/0/all/0/operator'],
    ],
    ['a text in place of a list', { ...good, nodes: 'none' }, ['wrong_type /nodes']],
    ['a name without end', { ...good, name: 'x'.repeat(121) }, ['too_long /name']],
    ['no name', { ...good, name: ' ' }, ['too_short /name']],
    [
      'too many attempts',
      { ...good, nodes: [{ ...step, retry: { attempts: 99, firstDelaySeconds: 1 } }] },
      ['too_high /nodes/0/retry/attempts'],
    ],
    ['a character that cannot be kept', { ...good, name: 'a\0b' }, ['null_character /name']],
    ['half a character', '{"schema":1,"name":"\\ud800"}', ['half_character /name']],
    ['a reserved name', '{"schema":1,"__proto__":{}}', ['reserved_name /__proto__']],
    [
      'two steps with one id',
      { ...good, nodes: [step, { ...check, id: 'tag' }] },
      ['duplicate_id /nodes/1/id'],
    ],
    [
      'a step that is called as the trigger',
      { ...good, nodes: [step, { ...check, id: 'trigger' }] },
      ['duplicate_id /nodes/1/id'],
    ],
    [
      'a connection to nowhere',
      { ...good, edges: [{ from: 'tag', port: 'then', to: 'gone' }] },
      ['dangling_edge /edges/0/to'],
    ],
    [
      'a connection from nowhere',
      { ...good, edges: [{ from: 'gone', port: 'then', to: 'tag' }] },
      ['dangling_edge /edges/0/from'],
    ],
    [
      'an exit that the step has not',
      { ...good, edges: [{ from: 'tag', port: 'maybe', to: 'check' }] },
      ['unknown_port /edges/0/port'],
    ],
    [
      'a loop',
      {
        ...good,
        edges: [
          ...good.edges,
          { from: 'tag', port: 'then', to: 'check' },
          { from: 'check', port: 'then', to: 'tag' },
        ],
      },
      ['cycle /nodes/0'],
    ],
    [
      'a step that follows itself',
      { ...good, edges: [{ from: 'tag', port: 'then', to: 'tag' }] },
      ['cycle /nodes/0'],
    ],
  ])('refuses %s, and says where', (_, content, expected) => {
    expect(reasons(content)).toEqual(expected)
  })

  it.each([
    ['', 1, 1, 'value'],
    ['{"schema": 1,\n "name": nope}', 2, 10, 'value'],
    ['{"schema": 1,}', 1, 14, 'name'],
  ])('says where %j stops being JSON', (text, line, column, expected) => {
    const reading = readWorkflowFile(text)
    expect(reading).toMatchObject({ faults: [{ code: 'not_json', values: { line, column, expected } }] })
  })

  it('survives nesting without end', () => {
    const depth = 5_000
    const text = `{"schema":1,"nodes":${'['.repeat(depth)}${']'.repeat(depth)}}`
    expect(reasons(text)).toEqual([expect.stringMatching(/^nested_too_deeply \/nodes\/0/)])
  })

  it('tells several reasons at once, and how many more there are', () => {
    const nodes = Array.from({ length: 30 }, (_, index) => ({ ...step, id: `Step ${index}` }))
    const reading = readWorkflowFile(JSON.stringify({ ...good, nodes }))
    if ('file' in reading) throw new Error('The file was accepted.')
    expect(reading.faults).toHaveLength(mostFaults)
    expect(reading.more).toBe(10)
  })

  it('reads every workflow as it was written', () => {
    fc.assert(
      fc.property(soundDefinition, (definition) => {
        const file = workflowFileOf(definition, { plugins: {}, connections: {} })
        const reading = readWorkflowFile(JSON.stringify(file, null, 2))
        expect(reading).toEqual({ file })
      }),
    )
  })

  it('answers something for whatever is damaged, never an exception', () => {
    const damaged = fc
      .tuple(soundDefinition, fc.nat(), fc.string({ maxLength: 3, unit: 'binary' }))
      .map(([definition, at, noise]) => {
        const text = JSON.stringify(definition)
        const place = at % (text.length + 1)
        return text.slice(0, place) + noise + text.slice(place + 1)
      })
    fc.assert(
      fc.property(fc.oneof(damaged, fc.json(), fc.string({ unit: 'binary' })), (text) => {
        const reading = readWorkflowFile(text)
        if ('file' in reading) return
        expect(reading.faults.length + reading.findings.length).toBeGreaterThan(0)
      }),
    )
  })

  it.each(
    globSync('examples/workflows/*.json', { cwd: path.resolve(import.meta.dirname, '../../../../..') }),
  )('takes %s', (file) => {
    const text = readFileSync(path.resolve(import.meta.dirname, '../../../../..', file), 'utf8')
    expect(reasons(text)).toBe('accepted')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../json/json.js'
import { valueAt } from '../reference/value-at.js'
import { parseTemplate } from './parse-template.js'
import { renderTemplate } from './render-template.js'
import { TemplateError } from './template-error.js'

const shop = { name: 'Hanok', currency: 'KRW', timeZone: 'Asia/Seoul', language: 'ko' }
const values: Json = {
  shop,
  trigger: {
    order: {
      name: '#1001',
      total: { amount: 125_000, currency: 'KRW' },
      placedAt: '2026-11-21T15:30:00Z',
      note: null,
      lines: [
        { title: 'Cup', price: { amount: 1_250, currency: 'USD' } },
        { title: 'Bowl', price: { amount: 900, currency: 'USD' } },
      ],
    },
  },
  steps: { charge: { id: 'ch_1' }, other: { secret: 'x' } },
  each: { lines: { item: { title: 'Cup' }, index: 0 } },
}
const render = (source: string, from: Json = values) => renderTemplate(source, (path) => valueAt(from, path))

function failure(source: string): TemplateError {
  try {
    const text = render(source)
    throw new Error(`It made ${text.length} characters.`)
  } catch (error) {
    if (error instanceof TemplateError) return error
    throw error
  }
}

describe('a template', () => {
  it.each([
    ['Order {{ trigger.order.name }} of {{ shop.name }}', 'Order #1001 of Hanok'],
    ['{{ steps.charge.id }} {{ each.lines.item.title }} {{ each.lines.index }}', 'ch_1 Cup 0'],
    [
      '{% for line in trigger.order.lines %}{{ line.title }} {{ line.price }};{% endfor %}',
      'Cup US$12.50;Bowl US$9.00;',
    ],
    [
      '{{ trigger.order.total }} {{ trigger.order.total | money }} {{ 500 | money }}',
      '₩125,000 ₩125,000 ₩500',
    ],
    ['{{ "Total: " | append: trigger.order.total }}', 'Total: ₩125,000'],
    ['{{ trigger.order.placedAt | date: "%Y-%m-%d %H:%M" }}', '2026-11-22 00:30'],
    ['{{ trigger.order.placedAt | date }}', '2026년 11월 22일 AM 12:30'],
    ['[{{ trigger.order.note }}]', '[]'],
    ['{{ trigger.order.colour | default: "none" }}', 'none'],
    ['{% if trigger.order.colour %}yes{% else %}no{% endif %}', 'no'],
    ['{{ trigger.order.lines | map: "title" | join: ", " }}', 'Cup, Bowl'],
  ])('makes text of %s', (source, text) => {
    expect(render(source).replace('오전', 'AM')).toBe(text)
  })

  it('says where something is missing, and what', () => {
    expect(failure('Dear\n  {{ trigger.order.colour }}')).toMatchObject({
      code: 'template_failed',
      line: 2,
      column: 6,
      message:
        'The template cannot be filled in, line 2, column 6: undefined variable: trigger.order.colour.',
    })
  })

  it.each([
    ['{{ trigger.order.toString }}', 'undefined variable', 'unknown_value trigger.order.toString'],
    ['{{ trigger.order.__proto__ }}', 'undefined variable', 'unknown_value trigger.order.__proto__'],
    ['{{ trigger.order.constructor }}', 'undefined variable', 'unknown_value trigger.order.constructor'],
    ['{{ trigger.order }}', 'a group of values has no text', 'no_text'],
    ['{{ "now" | date: "%Y" }}', '"date" needs a date and time of the run', 'needs_time date'],
    ['{{ trigger.order.name | money }}', '"money" needs an amount', 'needs_amount money'],
    ['{{ trigger.order.name | no_such }}', 'undefined filter: no_such', 'unknown_filter no_such'],
    ['{{ trigger.order.lines | sample }}', 'undefined filter: sample', 'unknown_filter sample'],
    ['{% include "package.json" %}', 'tag "include" not found', 'unknown_tag include'],
    ['{% render "package.json" %}', 'tag "render" not found', 'unknown_tag render'],
    ['{% layout "package.json" %}', 'tag "layout" not found', 'unknown_tag layout'],
    ['{% block a %}{% endblock %}', 'tag "block" not found', 'unknown_tag block'],
    ['{% if %}', 'invalid value expression', 'unreadable'],
    ['{% if true %}yes', 'not closed', 'not_closed {% if true %}'],
    ['Dear {{ trigger.order.name', 'not closed', 'not_closed {{ trigger.order.name'],
    ['{{ steps[trigger.order.name] }}', 'undefined variable', 'unknown_value'],
  ])('refuses %s', (source, reason, why) => {
    const error = failure(source)
    expect(error.code).toBe('template_failed')
    expect(error.reason).toContain(reason)
    expect(Object.values(error.why).join(' ')).toContain(why)
  })

  it.each([
    '{% for i in (1..100000000) %}x{% endfor %}',
    '{% for i in (1..900) %}{% for j in (1..900) %}{% for k in (1..900) %}{% endfor %}{% endfor %}{% endfor %}',
    '{% assign a = "xxxxxxxx" %}{% for i in (1..99) %}{% assign a = a | append: a %}{% endfor %}{{ a | size }}',
    '{% capture a %}xxxxxxxx{% endcapture %}{% for i in (1..40) %}{% capture a %}{{ a }}{{ a }}{% endcapture %}{% endfor %}',
    '{{ "x" | replace: "", "yyyyyyyyyy" }}{% assign a = "x" %}{% for i in (1..99) %}{% assign a = a | replace: "x", "xx" %}{% endfor %}',
    `{% for i in (1..5000) %}${'x'.repeat(1_000)}{% endfor %}`,
    '{{ trigger.order.placedAt | date: "%999999999Y" }}',
  ])('ends what grows or goes on without end: %s', (source) => {
    const begun = performance.now()
    expect(failure(source).code).toBe('template_limit')
    expect(performance.now() - begun).toBeLessThan(2_000)
  })

  it('comes to the same end each time, because it is counted and not timed', () => {
    const source = '{% for i in (1..20000) %}{{ i }}{% endfor %}'
    const texts = new Set(Array.from({ length: 5 }, () => render(source).length))
    expect(texts.size).toBe(1)
  })

  it('leaves its values as they were', () => {
    const before = JSON.stringify(values)
    render('{% assign order = trigger.order %}{{ order.lines | reverse | map: "title" | join }}')
    expect(JSON.stringify(values)).toBe(before)
  })

  it('names the values that it uses, up to where they are fixed', () => {
    const { references } = parseTemplate(
      '{% for line in trigger.order.lines %}{{ line.title }}{% endfor %}\n{{ steps.a.b[each.x.index] }}',
    )
    expect(references).toContainEqual({ path: ['trigger', 'order', 'lines'], line: 1, column: 16 })
    expect(references.map(({ path }) => path.join('.'))).toEqual([
      'trigger.order.lines',
      'steps.a.b',
      'each.x.index',
    ])
  })

  it('throws nothing but its own failure and does not take long, whatever is written', () => {
    const words = fc.constantFrom(
      ...[
        '{{',
        '}}',
        '{%',
        '%}',
        '{%-',
        '-%}',
        ' ',
        '\n',
        '|',
        ':',
        ',',
        '.',
        '"',
        "'",
        '[',
        ']',
        '(1..9999)',
        '==',
      ],
      ...[
        'for x in',
        'endfor',
        'if',
        'endif',
        'else',
        'unless',
        'endunless',
        'assign a =',
        'capture a',
        'endcapture',
      ],
      ...[
        'case',
        'when',
        'endcase',
        'cycle',
        'tablerow i in',
        'endtablerow',
        'raw',
        'endraw',
        'liquid',
        'echo',
        'comment',
      ],
      ...[
        'trigger',
        'trigger.order',
        'trigger.order.lines',
        'steps.charge',
        'shop',
        'a',
        'x',
        '3',
        '"text"',
        'nil',
      ],
      ...[
        'append: a',
        'date: "%Y"',
        'money',
        'where: "title"',
        'map: "title"',
        'replace: "", a',
        'json',
        'times: 9999',
      ],
    )
    const output = fc.tuple(words, words).map(([left, right]) => `{{ ${left} | ${right} }}`)
    const loop = fc
      .array(fc.oneof(output, words), { maxLength: 5 })
      .map((body) => `{% for x in (1..400) %}${body.join(' ')}{% endfor %}`)
    const source = fc
      .array(fc.oneof(words, output, loop, fc.string()), { maxLength: 25 })
      .map((all) => all.join(' '))
    fc.assert(
      fc.property(source, (text) => {
        const begun = performance.now()
        try {
          expect(typeof render(text)).toBe('string')
        } catch (error) {
          expect(error).toBeInstanceOf(TemplateError)
        }
        expect(performance.now() - begun).toBeLessThan(2_000)
      }),
      { numRuns: 3_000 },
    )
  })
})

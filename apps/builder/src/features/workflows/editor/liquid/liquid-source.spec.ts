import { parseTemplate } from '@counterflow/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { liquidParts, liquidPath, liquidTokens, printedReference } from './liquid-source'

const printed = (source: string) =>
  liquidParts(source).map((part) => {
    const found = printedReference(source, part)
    return found && [found.path.join('/'), ...found.filters]
  })

describe('the parts of a template', () => {
  it('are its outputs and tags, closed or not', () => {
    const source = 'Order {{ trigger.order.number }}: {% if trigger.order.total > 5 %}big{% endif %} {{ shop.'
    expect(
      liquidParts(source).map(({ kind, from, to, isClosed }) => [kind, source.slice(from, to), isClosed]),
    ).toEqual([
      ['output', '{{ trigger.order.number }}', true],
      ['tag', '{% if trigger.order.total > 5 %}', true],
      ['tag', '{% endif %}', true],
      ['output', '{{ shop.', false],
    ])
  })

  it('end before the next when they are not closed', () => {
    const source = '{{ shop.name and {{ shop.currency }}'
    expect(liquidParts(source).map(({ from, to }) => source.slice(from, to))).toEqual([
      '{{ shop.name and ',
      '{{ shop.currency }}',
    ])
  })

  it('consist of words', () => {
    const source = '{% if trigger.order.number contains "7" and x == 5 %}{{ a.b[0] | date: "%Y" }}'
    const words = liquidParts(source).flatMap((part) =>
      liquidTokens(source, part).map(({ kind, from, to }) => `${kind} ${source.slice(from, to)}`),
    )
    expect(words).toEqual([
      'brace {%',
      'keyword if',
      'path trigger.order.number',
      'keyword contains',
      'text "7"',
      'keyword and',
      'path x',
      'operator ==',
      'number 5',
      'brace %}',
      'brace {{',
      'path a.b[0]',
      'filter | date',
      'operator :',
      'text "%Y"',
      'brace }}',
    ])
  })

  it('print references, with or without filters', () => {
    expect(printed('{{ trigger.order.total | money }}')).toEqual([['trigger/order/total', 'money']])
    expect(printed('{{steps.ask.body["first name"]}}')).toEqual([['steps/ask/body/first name']])
    expect(printed('{{ trigger.order.lines[0].title | upcase | truncate: 5 }}')).toEqual([
      ['trigger/order/lines/0/title', 'upcase', 'truncate'],
    ])
    expect(printed('{{ "text" }}{{ 1 }}{{ true }}{% assign a = b %}{{ a.b == c }}')).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })

  it('cover nothing twice, whatever is written', () => {
    const bits = fc.constantFrom('{{', '}}', '{%', '%}', 'a.b', ' | ', '\n', '"', 'if', ' ', '한')
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 20 }), (written) => {
        const source = written.join('')
        let end = 0
        for (const part of liquidParts(source)) {
          expect(part.from).toBeGreaterThanOrEqual(end)
          expect(part.to).toBeGreaterThan(part.from)
          for (const token of liquidTokens(source, part)) {
            expect(token.from).toBeGreaterThanOrEqual(part.from)
            expect(token.to).toBeLessThanOrEqual(part.to)
          }
          end = part.to
        }
        expect(end).toBeLessThanOrEqual(source.length)
      }),
    )
  })

  it('read every path as the engine does', () => {
    const name = fc.oneof(fc.constantFrom('order', 'first name', 'x_1', '이름'), fc.nat(9))
    fc.assert(
      fc.property(fc.array(name, { maxLength: 4 }), (rest) => {
        const path = ['trigger', ...rest]
        const source = `{{ ${liquidPath(path)} }}`
        expect(parseTemplate(source).references.map((one) => one.path)).toEqual([path])
        const [part] = liquidParts(source)
        expect(part && printedReference(source, part)?.path).toEqual(path)
      }),
    )
  })
})

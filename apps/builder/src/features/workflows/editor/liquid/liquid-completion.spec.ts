import { CompletionContext } from '@codemirror/autocomplete'
import { EditorState } from '@codemirror/state'
import { describe, expect, it } from 'vitest'
import { liquidCompletions } from './liquid-completion'
import { type LiquidWords, liquidWords } from './liquid-words'

const offered = (path: string, name: string) => ({
  path: path.split('.'),
  name,
  group: 'From the trigger',
  type: 'Text',
  sample: `sample of ${name}`,
  description: undefined,
})

const words: LiquidWords = {
  references: () => [
    offered('trigger.order.number', 'Order › Number'),
    offered('trigger.order.total', '주문 › 합계'),
    offered('shop.name', 'Shop name'),
  ],
  filters: [
    { name: 'money', hint: 'as an amount' },
    { name: 'date', hint: undefined },
  ],
  tags: [
    { name: 'if', hint: undefined },
    { name: 'endif', hint: undefined },
    { name: 'for', hint: undefined },
  ],
  chip: (path) => ({ name: path.join('.'), sample: undefined, isLost: false }),
}

/** What is offered where `‸` stands. */
function at(source: string, isExplicit = false): string[] | null {
  const position = source.indexOf('‸')
  const state = EditorState.create({ doc: source.replace('‸', ''), extensions: liquidWords.of(words) })
  const found = liquidCompletions(new CompletionContext(state, position, isExplicit))
  return found?.options.map(({ label }) => label) ?? null
}

describe('what is offered while a template is written', () => {
  it.each<[string, string[] | null]>([
    ['{{‸}}', ['trigger.order.number', 'trigger.order.total', 'shop.name']],
    ['{{ trigger.order.n‸ }}', ['trigger.order.number']],
    ['{{ NUMB‸', ['trigger.order.number']],
    ['{{ 합계‸ }}', ['trigger.order.total']],
    ['{{ shop.name | ‸ }}', ['money', 'date']],
    ['{{ shop.name | mo‸ }}', ['money']],
    ['{% ‸ %}', ['if', 'endif', 'for']],
    ['{% en‸', ['endif']],
    ['{% if ‸ %}', ['trigger.order.number', 'trigger.order.total', 'shop.name']],
    ['{% if shop.name == ‸ %}', ['trigger.order.number', 'trigger.order.total', 'shop.name']],
    ['{{ shop.name | default: "a‸" }}', null],
    ['{{ nothing like it‸ }}', null],
    ['Hello ‸', null],
    ['{{ shop.name }} and ‸', null],
  ])('%s', (source, labels) => {
    expect(at(source)).toEqual(labels)
  })

  it('is every value anywhere in the text, when it is asked for', () => {
    expect(at('Hello ‸', true)).toEqual(['trigger.order.number', 'trigger.order.total', 'shop.name'])
  })

  it('tells names, types and samples', () => {
    const state = EditorState.create({ doc: '{{', extensions: liquidWords.of(words) })
    const [first] = liquidCompletions(new CompletionContext(state, 2, false))?.options ?? []
    expect(first).toMatchObject({
      displayLabel: 'Order › Number',
      detail: 'Text',
      sample: 'sample of Order › Number',
      section: { name: 'From the trigger' },
    })
  })
})

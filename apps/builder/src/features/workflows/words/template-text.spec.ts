import { describe, expect, it } from 'vitest'
import { templateText } from './template-text'

const name = (path: readonly (string | number)[]) => `${path.at(-1)}`

describe('a template in words', () => {
  it.each([
    ['Order {{ trigger.order.number }} of {{ trigger.order.total | money }}', 'Order ‹number› of ‹total›'],
    ['{% if shop.name %}{{ shop.name }}{% endif %}', '{% if shop.name %}‹name›{% endif %}'],
    ['plain', 'plain'],
    ['{{ unfinished', '{{ unfinished'],
  ])('%s', (source, text) => {
    expect(templateText(source, name)).toBe(text)
  })
})

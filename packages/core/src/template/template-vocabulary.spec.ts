import { describe, expect, it } from 'vitest'
import { parseTemplate } from './parse-template.js'
import { templateFilters, templateTags } from './template-vocabulary.js'

describe('what templates know', () => {
  it('has no filter that a template could not use', () => {
    expect(templateFilters()).toEqual(expect.arrayContaining(['date', 'default', 'money', 'upcase']))
    for (const filter of templateFilters()) {
      expect(() => parseTemplate(`{{ shop.name | ${filter} }}`), filter).not.toThrow()
    }
  })

  it('has no tag that reads files or counts across templates', () => {
    expect(templateTags()).toEqual(
      expect.arrayContaining(['assign', 'capture', 'case', 'for', 'if', 'unless']),
    )
    for (const tag of ['include', 'render', 'layout', 'block', 'increment', 'decrement']) {
      expect(templateTags()).not.toContain(tag)
    }
  })
})

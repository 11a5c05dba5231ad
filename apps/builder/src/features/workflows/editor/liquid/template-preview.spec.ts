import type { Json } from '@counterflow/core'
import { describe, expect, it } from 'vitest'
import { previewTemplate } from './template-preview'

const place = { nodeId: 'tell', path: [] }
const shop = { name: 'Shop', currency: 'KRW', language: 'ko', timeZone: 'Asia/Seoul' }

function preview(source: string, trigger: Json, isExample = false) {
  return previewTemplate(source, place, ([root]) => ({
    value: root === 'shop' ? shop : trigger,
    isExample: root === 'shop' || isExample,
  }))
}

describe('the preview of a template', () => {
  it('prints as a run would, in the language and the currency of the shop', () => {
    const order = { total: { amount: 125_000, currency: 'KRW' }, placedAt: '2026-11-22T00:30:00Z' }
    expect(preview('{{ trigger.total }} ({{ trigger.placedAt | date }})', order)).toEqual({
      text: '₩125,000 (2026년 11월 22일 AM 9:30)'.replace('AM', '오전'),
      problem: undefined,
      hasExamples: false,
    })
  })

  it('says what a run would fail of', () => {
    expect(preview('{{ trigger.note }}', { total: 1 }).problem).toEqual({
      kind: 'unknown_value',
      name: 'trigger.note',
    })
    expect(preview('{{ trigger.note | default: "none" }}', { total: 1 }).text).toBe('none')
  })

  it('tells when it rests on examples', () => {
    expect(preview('{{ trigger.name }}', { name: 'Name' }, true).hasExamples).toBe(true)
    expect(preview('{{ shop.name }}', {}, true).hasExamples).toBe(false)
  })
})

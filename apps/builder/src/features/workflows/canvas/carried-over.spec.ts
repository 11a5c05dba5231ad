import type { WorkflowDefinition } from '@counterflow/core'
import { describe, expect, it } from 'vitest'
import { carriedOver } from './carried-over'
import { changedCards } from './changed-cards'
import { manySteps } from './detail'
import type { CanvasNode, StepFlowNode } from './flow-types'
import { flowNodes } from './to-flow'

function chainOf(length: number): WorkflowDefinition {
  const ids = Array.from({ length }, (_, index) => `step_${index}`)
  return {
    schema: 1,
    name: 'A chain',
    trigger: null,
    nodes: ids.map((id) => ({ id, kind: 'set', values: {} })),
    edges: ids.map((id, index) => ({ from: ids[index - 1] ?? 'trigger', port: 'then', to: id })),
    layout: {},
  }
}

const settings = { places: {}, direction: 'right' as const, editable: true }
const cardsOf = (definition: WorkflowDefinition) => flowNodes(definition, settings, (id) => id)

/** As the canvas has them once they were drawn. */
const drawn = (cards: readonly StepFlowNode[]) => carriedOver(cards, cards)

describe('cards after an edit', () => {
  it('stay the same objects where nothing happened to them', () => {
    const definition = chainOf(5)
    const before = carriedOver(drawn(cardsOf(definition)), cardsOf(definition))
    const renamed = {
      ...definition,
      nodes: definition.nodes.with(2, { id: 'step_2', kind: 'set', values: {}, name: 'Third' }),
    }
    const after = carriedOver(before, cardsOf(renamed))
    expect(after.filter((card, index) => card !== before[index]).map(({ id }) => id)).toEqual(['step_2'])
  })

  it('say where they lead now, and not where they led before', () => {
    const definition = chainOf(3)
    const described = (last: string) =>
      flowNodes(
        definition,
        { ...settings, describe: (id) => (id === 'step_1' ? `Next: ${last}` : id) },
        (id) => id,
      )
    const before = carriedOver(drawn(described('Third')), described('Third'))
    const after = carriedOver(before, described('The end'))
    expect(after.find(({ id }) => id === 'step_1')?.domAttributes).toMatchObject({
      'aria-description': 'Next: The end',
    })
    expect(after.filter((card, index) => card !== before[index])).toHaveLength(1)
  })

  it('go where they were put, and keep what was measured of them', () => {
    const definition = chainOf(2)
    const measured = { width: 248, height: 104 }
    const before = drawn(cardsOf(definition)).map((card) => ({ ...card, measured }))
    const moved = flowNodes(definition, { ...settings, places: { step_1: { x: 7, y: 8 } } }, (id) => id)
    expect(carriedOver(before, moved).at(-1)).toMatchObject({ position: { x: 7, y: 8 }, measured })
  })
})

describe('cards of a large workflow', () => {
  const cards = cardsOf(chainOf(manySteps + 1))
  const sourceOf = (card: CanvasNode | undefined) => card?.handles?.find(({ type }) => type === 'source')

  it('have a size and handles before they were drawn', () => {
    expect(cards.every(({ measured, handles }) => measured?.width === 248 && handles !== undefined)).toBe(
      true,
    )
    expect(cards[0]?.handles?.map(({ type }) => type)).toEqual(['source'])
  })

  it('have their handles in the middle of the side that was measured', () => {
    const dimensions = { width: 248, height: 140 }
    const changed = changedCards([{ id: 'step_0', type: 'dimensions', dimensions }], cards)
    expect(sourceOf(changed[1])).toMatchObject({ x: 248 - 5.5, y: 70 - 5.5, width: 11, height: 11 })
    expect(sourceOf(changed[2])).toBe(sourceOf(cards[2]))
  })

  it('are measured by the canvas where they are few', () => {
    expect(
      cardsOf(chainOf(3)).every(({ measured, handles }) => measured === undefined && handles === undefined),
    ).toBe(true)
  })
})

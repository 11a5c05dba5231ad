import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../json/json.js'
import { checkGraph } from '../workflow/check-graph.js'
import type { WorkflowDefinition } from '../workflow/definition.js'
import { applyOperation, operationBetween } from './apply.js'
import {
  type Drawing,
  drawingHistorySchema,
  editDrawing,
  openDrawing,
  redoDrawing,
  travelTo,
  undoDrawing,
} from './drawing.js'
import { type Edit, edited, editScript } from './edits.arbitrary.js'
import { addStep } from './edits.js'
import { mergeOperations } from './merge.js'
import { invertOperation } from './operation.js'

const what = { kind: 'configure' } as const
const same = (definition: WorkflowDefinition | undefined) =>
  definition === undefined ? 'refused' : canonicalJson(definition)

const drawn = (start: WorkflowDefinition, edits: readonly Edit[]): Drawing =>
  edits.reduce<Drawing>(
    (drawing, edit) =>
      editDrawing(drawing, { kind: edit.kind, ...(edit.merge && { merge: edit.merge }) }, (definition) =>
        edited(definition, edit),
      ),
    openDrawing(start),
  )

describe('an operation', () => {
  it('takes a step back that bears the name of what every object has', () => {
    const start: WorkflowDefinition = {
      schema: 1,
      name: 'A',
      trigger: null,
      nodes: [],
      edges: [],
      layout: {},
    }
    const end = addStep(start, { id: 'constructor', kind: 'stop', result: 'succeeded' }, { x: 1, y: 1 })
    const operation = operationBetween(start, end, what)
    expect(applyOperation(start, operation)).toEqual(end)
    expect(applyOperation(end, invertOperation(operation))).toEqual(start)
  })

  it('leads from one definition to the other, and its inverse back', () => {
    fc.assert(
      fc.property(editScript, ({ start, edits }) => {
        const end = edits.reduce(edited, start)
        const operation = operationBetween(start, end, what)
        expect(same(applyOperation(start, operation))).toBe(same(end))
        expect(same(applyOperation(end, invertOperation(operation)))).toBe(same(start))
      }),
    )
  })

  it('merged with the next does what both do', () => {
    fc.assert(
      fc.property(editScript, ({ start, edits }) => {
        let definition = start
        let sum = operationBetween(start, start, what)
        for (const edit of edits) {
          const next = edited(definition, edit)
          sum = mergeOperations(sum, operationBetween(definition, next, what))
          definition = next
        }
        expect(same(applyOperation(start, sum))).toBe(same(definition))
        expect(same(applyOperation(definition, invertOperation(sum)))).toBe(same(start))
      }),
    )
  })

  it('is refused by a definition that is not as it was found', () => {
    fc.assert(
      fc.property(editScript, ({ start, edits }) => {
        const end = edits.reduce(edited, start)
        const operation = operationBetween(start, end, what)
        const again = applyOperation(end, operation)
        // Things that only changed places are there to change places again.
        expect([same(undefined), same(end)]).toContain(same(again))
        const comesOrGoes = operation.changes.some(({ before, after }) => before === null || after === null)
        expect(again === undefined || comesOrGoes || operation.changes.length === 0).toBe(true)
      }),
    )
  })

  it('never leaves a broken graph behind, whatever it is applied to', () => {
    fc.assert(
      fc.property(editScript, editScript, (one, other) => {
        const operation = operationBetween(one.start, one.edits.reduce(edited, one.start), what)
        const base = other.edits.reduce(edited, other.start)
        const result = applyOperation(base, operation)
        expect(result === undefined ? [] : checkGraph(result)).toEqual([])
      }),
    )
  })
})

describe('a drawing', () => {
  it('undoes to the very beginning and redoes to the very end', () => {
    fc.assert(
      fc.property(editScript, ({ start, edits }) => {
        const end = drawn(start, edits)
        const beginning = travelTo(end, 0)
        expect(same(beginning.definition)).toBe(same(start))
        expect(same(travelTo(beginning, end.past.length).definition)).toBe(same(end.definition))
      }),
    )
  })

  it('does so after it was kept as JSON and opened again', () => {
    fc.assert(
      fc.property(editScript, fc.nat(5), ({ start, edits }, undone) => {
        let drawing = drawn(start, edits)
        for (let left = undone; left > 0; left -= 1) drawing = undoDrawing(drawing) ?? drawing
        const { definition, past, future } = drawing
        const kept = drawingHistorySchema.parse(JSON.parse(JSON.stringify({ past, future })))
        const opened = openDrawing(definition, kept)
        expect(same(travelTo(opened, 0).definition)).toBe(same(start))
        const all = past.length + future.length
        expect(same(travelTo(opened, all).definition)).toBe(same(drawn(start, edits).definition))
      }),
    )
  })

  const [first] = fc.sample(editScript, { numRuns: 1, seed: 7 })
  const start = first?.start ?? { schema: 1, name: 'x', trigger: null, nodes: [], edges: [], layout: {} }
  const rename = (drawing: Drawing, name: string, merge?: string) =>
    editDrawing(drawing, { kind: 'renameWorkflow', ...(merge && { merge }) }, (definition) => ({
      ...definition,
      name,
    }))

  it('takes typing into one field as one edit', () => {
    const typed = ['A', 'Ab', 'Abc'].reduce((sum, name) => rename(sum, name, 'name'), openDrawing(start))
    expect(typed.past).toHaveLength(1)
    expect(undoDrawing(typed)?.definition.name).toBe(start.name)
  })

  it('remembers nothing of typing that was taken back, and nothing of an edit that changed nothing', () => {
    const typed = rename(rename(openDrawing(start), 'A', 'name'), start.name, 'name')
    expect(typed.past).toEqual([])
    expect(rename(typed, start.name)).toBe(typed)
  })

  it('forgets what was undone once something else is done', () => {
    const one = rename(openDrawing(start), 'One')
    const undone = undoDrawing(one)
    expect(undone?.future).toHaveLength(1)
    expect(undone && rename(undone, 'Other').future).toEqual([])
  })

  it('leaves aside a history that leads to another definition', () => {
    const { past, future } = rename(openDrawing(start), 'Mine')
    expect(openDrawing({ ...start, name: 'Theirs' }, { past, future }).past).toEqual([])
  })

  it("keeps to what can be undone after somebody else's change, and refuses what cannot", () => {
    const mine = rename(openDrawing(start), 'Mine')
    const moved = { ...mine, definition: { ...mine.definition, layout: { elsewhere: { x: 1, y: 2 } } } }
    expect(undoDrawing(moved)?.definition.name).toBe(start.name)
    const renamed = { ...mine, definition: { ...mine.definition, name: 'Theirs' } }
    expect(undoDrawing(renamed)).toBeUndefined()
    expect(redoDrawing(renamed)).toBeUndefined()
  })
})

import { act, cleanup, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { branching } from '../../../../test/definitions'
import { useDrawing } from './useDrawing'

beforeEach(() => localStorage.clear())
afterEach(cleanup)

const open = (start = branching) => renderHook(() => useDrawing('one', start))

describe('a drawing in a browser', () => {
  it('can be undone after the page was left and opened again', () => {
    const before = open()
    act(() => before.result.current.edit({ kind: 'renameWorkflow' }, (now) => ({ ...now, name: 'First' })))
    act(() => before.result.current.edit({ kind: 'renameWorkflow' }, (now) => ({ ...now, name: 'Second' })))
    act(() => before.result.current.undo())
    const { definition } = before.result.current
    before.unmount()

    const after = open(definition)
    expect(after.result.current.definition.name).toBe('First')
    act(() => after.result.current.redo())
    expect(after.result.current.definition.name).toBe('Second')
    act(() => after.result.current.travel(0))
    expect(after.result.current.definition).toEqual(branching)
  })

  it('forgets what was done to something else', () => {
    const before = open()
    act(() => before.result.current.edit({ kind: 'renameWorkflow' }, (now) => ({ ...now, name: 'First' })))
    before.unmount()
    const after = open({ ...branching, name: 'Renamed elsewhere' })
    expect(after.result.current.nextUndo).toBeUndefined()
  })

  it('keeps what can still be undone when somebody else saves', () => {
    const { result } = open()
    act(() => result.current.edit({ kind: 'renameWorkflow' }, (now) => ({ ...now, name: 'Mine' })))
    act(() => result.current.take({ ...result.current.definition, layout: { check: { x: 9, y: 9 } } }))
    act(() => result.current.undo())
    expect(result.current.definition.name).toBe(branching.name)
    expect(result.current.definition.layout.check).toEqual({ x: 9, y: 9 })
  })

  it('offers what can still be undone once it meets what cannot', () => {
    const { result } = open()
    const { definition: start } = result.current
    act(() => result.current.edit({ kind: 'move' }, (now) => ({ ...now, layout: { check: { x: 1, y: 1 } } })))
    act(() => result.current.edit({ kind: 'renameWorkflow' }, (now) => ({ ...now, name: 'Mine' })))
    act(() => result.current.edit({ kind: 'tidy' }, (now) => ({ ...now, layout: {} })))
    act(() => result.current.take({ ...result.current.definition, name: 'Theirs' }))
    act(() => result.current.undo())
    expect(result.current.nextUndo?.kind).toBe('renameWorkflow')
    act(() => result.current.undo())
    expect(result.current.nextUndo?.kind).toBe('move')
    act(() => result.current.undo())
    expect(result.current.definition).toEqual({ ...start, name: 'Theirs' })
    expect(result.current.nextUndo).toBeUndefined()
  })
})

import { edgeId } from '@counterflow/core'
import { describe, expect, it } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { removal, removed } from './removal'
import { countOf, everythingIn, selectedIn } from './selected'

const note = { id: 'note', text: 'Why', x: 0, y: 0, width: 200, height: 90 }
const definition = { ...branching, notes: [note] }
const chosen = (...ids: string[]) => selectedIn(definition, new Set(ids))
const first = { from: 'check', port: 'then', to: 'capture' }
const name = (id: string) => id.toUpperCase()

describe('deleting what is chosen', () => {
  it('heals around steps, and takes notes along', () => {
    const after = removed(definition, chosen('capture', 'note'))
    expect(after.nodes.map(({ id }) => id)).toEqual(['check', 'tag', 'pause'])
    expect(after.edges).toContainEqual({ from: 'check', port: 'then', to: 'tag' })
    expect(after.notes).toBeUndefined()
  })

  it('takes connections away where no step was chosen, and leaves them to be healed where one was', () => {
    expect(removed(definition, chosen(edgeId(first))).edges).toHaveLength(3)
    const after = removed(definition, chosen(edgeId(first), 'tag'))
    expect(after.edges).toContainEqual(first)
  })

  it('never takes the trigger', () => {
    const all = selectedIn(definition, everythingIn(definition))
    expect(countOf(all)).toBe(6)
    const after = removed(definition, all)
    expect([after.nodes, after.edges, after.trigger]).toEqual([[], [], definition.trigger])
  })

  it('is called by what it does', () => {
    expect(removal(chosen('tag'), name)).toEqual({ kind: 'delete', name: 'TAG' })
    expect(removal(chosen('tag', 'note'), name)).toEqual({ kind: 'deleteSeveral' })
    expect(removal(chosen('note'), name)).toEqual({ kind: 'deleteNote' })
    expect(removal(chosen(edgeId(first)), name)).toEqual({ kind: 'disconnect' })
    expect(removal(chosen(edgeId(first), 'note'), name)).toEqual({ kind: 'deleteNote' })
  })
})

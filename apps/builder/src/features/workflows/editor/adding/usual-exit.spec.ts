import { describe, expect, it } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { freeExit, usualExit } from './usual-exit'

describe('where a step goes that is added without saying where', () => {
  it('is the first exit of a step that leads nowhere yet, but never its errors', () => {
    expect(freeExit(branching, 'tag')).toEqual({ nodeId: 'tag', port: 'then' })
    expect(freeExit(branching, 'capture')).toBeUndefined()
  })

  it('is after the chosen step, or alone where that leads on already', () => {
    expect(usualExit(branching, 'pause')).toEqual({ nodeId: 'pause', port: 'then' })
    expect(usualExit(branching, 'check')).toBeUndefined()
  })

  it('is at the end where nothing is chosen, and after the trigger of an empty workflow', () => {
    expect(usualExit(branching, undefined)).toEqual({ nodeId: 'pause', port: 'then' })
    const empty = { ...branching, nodes: [], edges: [] }
    expect(usualExit(empty, undefined)).toEqual({ nodeId: 'trigger', port: 'then' })
  })
})

import { describe, expect, it } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { type Change, type History, historyReducer, startHistory } from './history'

const rename = (history: History, name: string, change: Change = { kind: 'rename' }) =>
  historyReducer(history, { type: 'edit', change, edit: (definition) => ({ ...definition, name }) })

describe('the history of edits', () => {
  it('undoes and redoes, one edit at a time', () => {
    let history = rename(rename(startHistory(branching), 'First'), 'Second')
    history = historyReducer(history, { type: 'undo' })
    expect(history.definition.name).toBe('First')
    history = historyReducer(history, { type: 'undo' })
    expect(history.definition).toBe(branching)
    history = historyReducer(historyReducer(history, { type: 'redo' }), { type: 'redo' })
    expect(history.definition.name).toBe('Second')
  })

  it('takes typing into one field as one edit', () => {
    const typing: Change = { kind: 'rename', merge: 'name' }
    const history = ['A', 'Ab', 'Abc'].reduce(
      (sum, name) => rename(sum, name, typing),
      startHistory(branching),
    )
    expect(historyReducer(history, { type: 'undo' }).definition).toBe(branching)
  })

  it('forgets what was undone once something else is done', () => {
    let history = rename(startHistory(branching), 'First')
    history = rename(historyReducer(history, { type: 'undo' }), 'Other')
    expect(history.future).toEqual([])
    expect(historyReducer(history, { type: 'redo' }).definition.name).toBe('Other')
  })

  it('remembers nothing of an edit that changed nothing', () => {
    const history = startHistory(branching)
    expect(historyReducer(history, { type: 'edit', change: { kind: 'move' }, edit: (same) => same })).toBe(
      history,
    )
  })
})

import { afterEach, describe, expect, it } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { dropTargetAt } from './drop-target'

const canvas = `
  <div class="react-flow__pane">
    <svg><g class="react-flow__edge" data-id="check:then:capture"><path id="line"></path></g></svg>
    <div class="react-flow__node react-flow__node-step" data-id="tag">
      <b id="tag"></b>
      <span data-exit="error" data-exit-of="tag"><button id="plus"></button></span>
    </div>
    <div class="react-flow__node react-flow__node-step" data-id="capture"><b id="capture"></b></div>
    <div class="react-flow__node react-flow__node-note" data-id="note"><b id="note"></b></div>
  </div>`

function targetAt(id: string) {
  document.body.innerHTML = canvas
  const element = document.querySelector(id)
  if (element === null) throw new Error(`There is no ${id}.`)
  const { element: _lit, ...target } = dropTargetAt(element, branching) ?? {}
  return target
}

afterEach(() => {
  document.body.innerHTML = ''
})

describe('what a step is dropped upon', () => {
  it('is a connection, to be inserted there', () => {
    expect(targetAt('#line')).toEqual({ edge: { from: 'check', port: 'then', to: 'capture' } })
  })

  it('is an exit, whichever it is, or the free one of a card', () => {
    expect(targetAt('#plus')).toEqual({ from: { nodeId: 'tag', port: 'error' } })
    expect(targetAt('#tag')).toEqual({ from: { nodeId: 'tag', port: 'then' } })
  })

  it('is nothing where the card leads on already, on a note and on the empty canvas', () => {
    expect([targetAt('#capture'), targetAt('#note'), targetAt('.react-flow__pane')]).toEqual([{}, {}, {}])
  })
})

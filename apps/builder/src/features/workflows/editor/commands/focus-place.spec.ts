import { afterEach, describe, expect, it } from 'vitest'
import { focusPlace } from './useCommandKeys'

const page = (drawing: string) => `
  <main tabindex="-1">
    <header><button id="save">Save</button></header>
    <div data-drawing="${drawing}">
      <svg><g id="edge" tabindex="0"></g></svg>
      <div id="card" tabindex="0"><textarea id="note"></textarea></div>
    </div>
  </main>
  <div role="dialog"><button id="answer">Yes</button></div>`

const placeOf = (selector: string) => focusPlace(document.querySelector(selector))

afterEach(() => {
  document.body.innerHTML = ''
})

describe('where the focus is', () => {
  it('is the canvas for its cards and connections, and a field for what is written in them', () => {
    document.body.innerHTML = page('canvas')
    expect([placeOf('#card'), placeOf('#edge'), placeOf('#note')]).toEqual(['canvas', 'canvas', 'field'])
  })

  it('is the drawing where the page around it has the focus, as after a press on the empty canvas', () => {
    document.body.innerHTML = page('canvas')
    expect([placeOf('main'), placeOf('body')]).toEqual(['canvas', 'canvas'])
    document.body.innerHTML = page('outline')
    expect(placeOf('main')).toBe('outline')
  })

  it('is nowhere behind a dialog that stands before the page', () => {
    document.body.innerHTML = page('canvas').replace('role="dialog"', 'role="dialog" aria-modal="true"')
    expect([placeOf('body'), placeOf('#card'), placeOf('#note')]).toEqual([undefined, undefined, undefined])
  })

  it('is elsewhere for a button beside it, and nowhere in a dialog', () => {
    document.body.innerHTML = page('canvas')
    expect([placeOf('#save'), placeOf('#answer')]).toEqual(['elsewhere', undefined])
  })
})

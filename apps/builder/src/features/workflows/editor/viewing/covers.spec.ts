import { expect, it, vi } from 'vitest'
import { coversOf } from './covers'

const size = { width: 800, height: 600 }

/** A canvas at (100, 50) with a toolbar upon it. */
function canvasWithToolbar() {
  const canvas = document.createElement('div')
  canvas.innerHTML = '<div class="react-flow__panel"></div>'
  const toolbar = canvas.firstElementChild
  if (toolbar === null) throw new Error('There is no toolbar.')
  vi.spyOn(canvas, 'getBoundingClientRect').mockReturnValue(new DOMRect(100, 50, 800, 600))
  const look = vi.spyOn(toolbar, 'getBoundingClientRect').mockReturnValue(new DOMRect(400, 60, 200, 40))
  return { canvas, look }
}

it('are the panels upon the canvas, with some air around them', () => {
  const { canvas } = canvasWithToolbar()
  expect(coversOf(canvas, size, undefined).boxes).toEqual([{ left: 288, top: -2, right: 512, bottom: 62 }])
})

it('are looked at once, until the canvas has another size or something else lies upon it', () => {
  const { canvas, look } = canvasWithToolbar()
  const first = coversOf(canvas, size, undefined)
  expect(coversOf(canvas, size, first)).toBe(first)
  expect(look).toHaveBeenCalledTimes(1)
  const narrower = coversOf(canvas, { ...size, width: 500 }, first)
  expect(look).toHaveBeenCalledTimes(2)
  canvas.append(Object.assign(document.createElement('div'), { className: 'react-flow__panel' }))
  expect(coversOf(canvas, narrower, narrower).boxes).toHaveLength(2)
})

it('are none where there is no canvas', () => {
  expect(coversOf(null, size, undefined).boxes).toEqual([])
})

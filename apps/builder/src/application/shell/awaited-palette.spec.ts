import { describe, expect, it, vi } from 'vitest'
import { createAwaitedPalette } from './awaited-palette'

const key = (name: string, held: Partial<KeyboardEventInit> = {}) =>
  new KeyboardEvent('keydown', { key: name, ...held })

function draw() {
  const palette = { open: vi.fn(), toggle: vi.fn() }
  const awaited = createAwaitedPalette(palette)
  return { palette, awaited, type: (text: string) => [...text].map((each) => awaited.hears(key(each))) }
}

describe('the palette that is still on its way', () => {
  it('is asked for once, opens when it is there, and looks for what was typed meanwhile', async () => {
    const { palette, awaited, type } = draw()
    expect(type('a')).toEqual([false])
    awaited.press()
    awaited.press()
    await awaited.asked
    type('new워')
    awaited.hears(key('Backspace'))
    expect(palette.toggle).not.toHaveBeenCalled()
    expect(awaited.arrive()).toBe('new')
    expect(palette.open).toHaveBeenCalledOnce()
    expect(type('a')).toEqual([false])
    awaited.press()
    expect(palette.toggle).toHaveBeenCalledOnce()
  })

  it('is called off by Escape, and leaves other keys to the page', () => {
    const { palette, awaited } = draw()
    awaited.open()
    expect([awaited.hears(key('z', { ctrlKey: true })), awaited.hears(key('Tab'))]).toEqual([false, false])
    expect(awaited.hears(key('Escape'))).toBe(true)
    expect(awaited.arrive()).toBeUndefined()
    expect(palette.open).not.toHaveBeenCalled()
  })
})

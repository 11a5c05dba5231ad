import { render } from 'preact'
import { act } from 'preact/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keptFor } from '../page/kept'
import { readOptions } from '../page/widget-options'
import { ShopCalls } from '../talk/shop-calls'
import { VisitorChat } from '../talk/visitor-chat'
import { textsIn } from '../texts/texts'
import { Composer } from './Composer'
import { WidgetContext } from './widget-context'

const address = 'https://shop.example/chat.js'
let place: HTMLElement
let chat: VisitorChat

beforeEach(() => {
  localStorage.clear()
  show()
})
afterEach(() => {
  void act(() => render(null, place))
  place.remove()
})

function show(): void {
  const options = readOptions({}, address, ['en'])
  const kept = keptFor(options.shop)
  chat = new VisitorChat(new ShopCalls(options.shop), kept, options)
  vi.spyOn(chat, 'write').mockImplementation(() => {})
  place = document.createElement('div')
  document.body.append(place)
  void act(() =>
    render(
      <WidgetContext value={{ chat, kept, texts: textsIn('en'), options }}>
        <Composer />
      </WidgetContext>,
      place,
    ),
  )
}

function field(): HTMLTextAreaElement {
  const found = place.querySelector('textarea')
  if (found === null) throw new Error('There is nothing to write in.')
  return found
}

function type(text: string): void {
  void act(() => {
    field().value = text
    field().dispatchEvent(new Event('input', { bubbles: true }))
  })
}

function press(init: KeyboardEventInit & { keyCode?: number }): void {
  void act(
    () => void field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, ...init })),
  )
}

describe('where a visitor writes', () => {
  it('sends by Enter, and not what is empty', () => {
    press({})
    type('  ')
    press({})
    type(' Hello \n')
    press({})
    expect(chat.write).toHaveBeenCalledExactlyOnceWith('Hello')
    expect(field().value).toBe('')
  })

  it('finishes a word by Enter while it is being composed, and begins a line by Shift+Enter', () => {
    type('안녕하세')
    press({ isComposing: true })
    press({ keyCode: 229 })
    press({ shiftKey: true })
    expect(chat.write).not.toHaveBeenCalled()
  })

  it('keeps what was not sent for the next page', () => {
    type('half a sen')
    void act(() => render(null, place))
    place.remove()
    show()
    expect(field().value).toBe('half a sen')
  })

  it('keeps what is too long instead of cutting it off, and says by how much', () => {
    type('x'.repeat(20_003))
    press({})
    expect(chat.write).not.toHaveBeenCalled()
    expect(place.textContent).toContain('3 characters too many')
    expect(field().value).toHaveLength(20_003)
  })
})

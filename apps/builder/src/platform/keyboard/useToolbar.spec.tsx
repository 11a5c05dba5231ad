import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { createPortal } from 'react-dom'
import { afterEach, expect, it } from 'vitest'
import { useToolbar } from './useToolbar'

afterEach(cleanup)

function Bar() {
  const [isOn, setOn] = useState(false)
  return (
    <>
      <input aria-label="Before" />
      <div role="toolbar" aria-label="Tools" {...useToolbar()}>
        <button type="button">Undo</button>
        <button type="button" disabled>
          Redo
        </button>
        <button type="button" onClick={() => setOn(!isOn)}>
          Switch
        </button>
        {isOn && <button type="button">More</button>}
        {createPortal(<button type="button">Floating</button>, document.body)}
      </div>
      <input aria-label="After" />
    </>
  )
}

const focused = () =>
  document.activeElement?.textContent || document.activeElement?.getAttribute('aria-label')

async function draw() {
  render(<Bar />)
  const user = userEvent.setup()
  await user.click(screen.getByRole('textbox', { name: 'Before' }))
  return user
}

it('is one stop for Tab, to which Tab comes back', async () => {
  const user = await draw()
  await user.tab()
  expect(focused()).toBe('Undo')
  await user.keyboard('{ArrowRight}')
  expect(focused()).toBe('Switch')
  await user.tab()
  expect(focused()).toBe('After')
  await user.tab({ shift: true })
  expect(focused()).toBe('Switch')
})

it('is walked through with the arrow keys, Home and End, past what cannot be pressed', async () => {
  const user = await draw()
  await user.tab()
  await user.keyboard('{ArrowLeft}')
  expect(focused()).toBe('Switch')
  await user.keyboard('{Enter}{End}')
  expect(focused()).toBe('More')
  await user.keyboard('{Home}')
  expect(focused()).toBe('Undo')
})

it('knows what has come since, and leaves alone what floats above it', async () => {
  const user = await draw()
  await user.tab()
  await user.keyboard('{End}{Enter}{ArrowRight}{Enter}')
  expect(focused()).toBe('More')
  await user.tab()
  expect(focused()).toBe('After')
  const floating = screen.getByRole('button', { name: 'Floating' })
  floating.focus()
  await user.keyboard('{ArrowRight}')
  expect(focused()).toBe('Floating')
  expect(floating.tabIndex).toBe(0)
})

import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, it } from 'vitest'
import { useReturnedFocus } from './useReturnedFocus'

afterEach(cleanup)

function Dialog({ onClose }: { onClose: () => void }) {
  useReturnedFocus(() => document.getElementById('drawing'))
  return (
    <div role="dialog">
      <button type="button" ref={(button) => button?.focus()} onClick={onClose}>
        Close
      </button>
    </div>
  )
}

function Page() {
  const [open, setOpen] = useState(false)
  const [there, setThere] = useState(true)
  return (
    <>
      <div id="drawing" tabIndex={-1} />
      <input aria-label="Elsewhere" />
      {there && (
        <button type="button" onClick={() => setOpen(true)}>
          Open
        </button>
      )}
      <div role="menu" aria-labelledby="more">
        <button type="button" role="menuitem" onClick={() => setOpen(true)}>
          In a menu
        </button>
      </div>
      <button type="button" id="more">
        More
      </button>
      {open && <Dialog onClose={() => setOpen(false)} />}
      {open && (
        <button type="button" onFocus={() => setThere(false)}>
          Take it away
        </button>
      )}
    </>
  )
}

const button = (name: string) => screen.getByRole('button', { name })
const hasFocus = (element: Element | null) => waitFor(() => expect(document.activeElement).toBe(element))

it('goes back to what opened the dialog, and to what opened the menu that did', async () => {
  render(<Page />)
  const user = userEvent.setup()
  await user.click(button('Open'))
  await hasFocus(button('Close'))
  await user.keyboard('{Enter}')
  await hasFocus(button('Open'))
  await user.click(screen.getByRole('menuitem'))
  await user.click(button('Close'))
  await hasFocus(button('More'))
})

it('goes elsewhere when that has gone, and leaves it to whoever has taken it', async () => {
  render(<Page />)
  const user = userEvent.setup()
  await user.click(button('Open'))
  button('Take it away').focus()
  button('Close').focus()
  await user.keyboard('{Enter}')
  await hasFocus(document.getElementById('drawing'))
  await user.click(screen.getByRole('menuitem'))
  await user.click(button('Close'))
  screen.getByRole('textbox').focus()
  await new Promise((resolve) => setTimeout(resolve, 20))
  await hasFocus(screen.getByRole('textbox'))
})

import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { useEarlyEscape } from './useEarlyEscape'

afterEach(cleanup)

const heardBehind = vi.fn()

function Page() {
  const [opened, setOpened] = useState(false)
  useEarlyEscape(opened, () => setOpened(false))
  return (
    <>
      <button type="button" onClick={() => setOpened(true)} onKeyDown={heardBehind}>
        Open
      </button>
      {opened && (
        <div role="dialog">
          <input aria-label="Inside" />
        </div>
      )}
    </>
  )
}

describe('Escape', () => {
  it('closes what is open while the focus is still behind it, and does nothing else', async () => {
    const user = userEvent.setup()
    render(<Page />)
    await user.click(screen.getByRole('button'))
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(heardBehind).not.toHaveBeenCalled()
    await user.keyboard('{Escape}')
    expect(heardBehind).toHaveBeenCalledOnce()
  })

  it('is left to what is open once it has the focus', async () => {
    const user = userEvent.setup()
    render(<Page />)
    await user.click(screen.getByRole('button'))
    await user.click(screen.getByRole('textbox'))
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).not.toBeNull()
  })
})

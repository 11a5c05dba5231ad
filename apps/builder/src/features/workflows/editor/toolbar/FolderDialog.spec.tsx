import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { renderInEditor } from '../../../../../test/render'
import { FolderDialog } from './FolderDialog'

const workflow = { id: '01980000-0000-7000-8000-000000000001', folder: null }
/** There is no server here that would take it. */
const sent = vi.fn((event: Event) => {
  event.preventDefault()
  event.stopPropagation()
})

beforeEach(() => document.addEventListener('submit', sent, { capture: true }))
afterEach(() => {
  document.removeEventListener('submit', sent, { capture: true })
  sent.mockClear()
})

/** The dialog in a shop whose workflows lie in two folders. */
async function draw() {
  await renderInEditor(branching, <FolderDialog workflow={workflow} onClose={() => {}} />, [], (client) =>
    client.setQueryData(['workflows'], [{ folder: 'Orders' }, { folder: 'Returns' }]),
  )
  const field = await screen.findByRole('combobox', { name: 'Folder' })
  return { user: userEvent.setup(), field }
}

describe('the folder of a workflow', () => {
  it('is taken from the list by Enter, which sends nothing yet', async () => {
    const { user, field } = await draw()
    await user.type(field, '{ArrowDown}{ArrowDown}{Enter}')
    expect(field).toHaveProperty('value', 'Returns')
    expect(sent).not.toHaveBeenCalled()
    await user.keyboard('{Enter}')
    expect(sent).toHaveBeenCalledOnce()
  })

  it('is what was written where Enter closes a list of which nothing was chosen', async () => {
    const { user, field } = await draw()
    await user.type(field, 'Ret{Enter}')
    expect(sent).not.toHaveBeenCalled()
    expect(field.getAttribute('aria-expanded')).toBe('false')
    await user.keyboard('{Enter}')
    expect(sent).toHaveBeenCalledOnce()
    expect(field).toHaveProperty('value', 'Ret')
  })

  it('is a new one at once where the list has none like it', async () => {
    const { user, field } = await draw()
    await user.type(field, 'Partners{Enter}')
    expect(sent).toHaveBeenCalledOnce()
  })
})

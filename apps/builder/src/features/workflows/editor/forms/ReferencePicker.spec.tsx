import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { renderInEditor } from '../../../../../test/render'
import { ReferencePicker } from './ReferencePicker'

const place = { nodeId: 'check', path: ['nodes', 0] }

it('is made when it is opened, and brings the focus back to its button the first time too', async () => {
  await renderInEditor(
    branching,
    <ReferencePicker
      place={place}
      onPick={() => {}}
      target={(open) => (
        <button type="button" onClick={open}>
          Choose
        </button>
      )}
    />,
  )
  const user = userEvent.setup()
  const button = screen.getByRole('button', { name: 'Choose' })
  await user.click(button)
  const search = await screen.findByRole('textbox', { name: 'Search values' })
  await waitFor(() => expect(document.activeElement).toBe(search))
  await user.keyboard('{Escape}')
  await waitFor(() => expect(document.activeElement).toBe(button))
})

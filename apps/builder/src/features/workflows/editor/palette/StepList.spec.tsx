import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { renderInEditor } from '../../../../../test/render'
import type { StepChoice } from '../editing/new-step'
import { StepList } from './StepList'

async function draw() {
  const chosen: StepChoice[] = []
  await renderInEditor(branching, <StepList onChoose={(choice) => chosen.push(choice)} />)
  return { user: userEvent.setup(), chosen, search: screen.getByRole('searchbox', { name: 'Search steps' }) }
}

describe('the list of steps', () => {
  it('groups what decides and what the plugins do', async () => {
    await draw()
    for (const name of ['Logic', 'Payments', 'Orders'])
      expect(screen.getByRole('region', { name })).toBeDefined()
  })

  it('finds by name and takes the first with Enter', async () => {
    const { user, chosen, search } = await draw()
    await user.type(search, 'capture{Enter}')
    expect(chosen).toEqual([{ kind: 'action', action: 'commerce.capture_payment' }])
  })

  it('is walked through with the arrow keys', async () => {
    const { user, chosen, search } = await draw()
    await user.click(search)
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}{Enter}')
    expect(chosen).toEqual([{ kind: 'switch' }])
  })

  it('says so when nothing matches', async () => {
    const { user, search } = await draw()
    await user.type(search, 'zzz')
    expect(screen.getByText('No step matches.')).toBeDefined()
  })
})

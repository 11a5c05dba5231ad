import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { plugin } from '../../../../../test/catalogue'
import { branching } from '../../../../../test/definitions'
import { renderInEditor } from '../../../../../test/render'
import { pluginsQuery } from '../../workflow-queries'
import type { StepChoice } from '../editing/new-step'
import { StepList } from './StepList'

async function draw(plugins = [plugin]) {
  const chosen: StepChoice[] = []
  await renderInEditor(
    branching,
    <>
      <StepList onChoose={(choice) => chosen.push(choice)} />
      <input aria-label="After" />
    </>,
    [],
    (client) => client.setQueryData(pluginsQuery.queryKey, plugins),
  )
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

  it('is one stop for Tab beside its search, to which Tab comes back', async () => {
    const { user, search } = await draw()
    await user.click(search)
    await user.keyboard('{ArrowDown}{ArrowDown}')
    const second = document.activeElement
    expect(second?.textContent).toMatch(/^Several cases/)
    await user.tab()
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'After' }))
    await user.tab({ shift: true })
    expect(document.activeElement).toBe(second)
    await user.tab({ shift: true })
    expect(document.activeElement).toBe(search)
  })

  it('leads to its ends with Home and End, and by letters to what begins with them', async () => {
    const { user, chosen, search } = await draw()
    await user.click(search)
    await user.keyboard('{ArrowDown}{End}')
    const last = screen.getAllByRole('button').at(-1)
    expect(document.activeElement).toBe(last)
    await user.keyboard('{Home}sev')
    expect(document.activeElement?.textContent).toMatch(/^Several cases/)
    await user.keyboard('{Enter}')
    expect(chosen).toEqual([{ kind: 'switch' }])
  })

  it('draws first what is seen before one scrolls, and the rest after', async () => {
    const [action] = plugin.actions
    if (action === undefined) throw new Error('The plugin has no action.')
    const many = Array.from({ length: 40 }, (_, index) => ({ ...action, id: `many.${index}` }))
    await draw([{ ...plugin, actions: many }])
    expect(screen.getAllByRole('button')).toHaveLength(14)
    await waitFor(() => expect(screen.getAllByRole('button')).toHaveLength(46))
  })

  it('says so when nothing matches', async () => {
    const { user, search } = await draw()
    await user.type(search, 'zzz')
    expect(screen.getByText('No step matches.')).toBeDefined()
  })
})

import { createTranslation } from '@counterflow/i18n'
import { AppProviders } from '@counterflow/ui'
import { type OptionsFilter, Select, TagsInput } from '@mantine/core'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { useLateOptions } from './useLateOptions'

interface Offer {
  names: string[]
  isPending: boolean
}

const pending: Offer = { names: [], isPending: true }
const come = (...names: string[]): Offer => ({ names, isPending: false })

interface FormProps {
  offer: Offer
  kind: 'select' | 'tags'
  onSend: () => void
  onChoose: (chosen: string | string[] | null) => void
}

// The server has searched already.
const everything: OptionsFilter = ({ options }) => options

function Form({ offer: { names, isPending }, kind, onSend, onChoose }: FormProps) {
  const late = useLateOptions(isPending, { takesText: kind === 'tags' })
  const shared = { label: 'Choice', data: names, filter: everything }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onSend()
      }}
    >
      {kind === 'select' ? (
        <Select {...shared} {...late} searchable nothingFoundMessage="None" onChange={onChoose} />
      ) : (
        <TagsInput {...shared} {...late} onChange={onChoose} />
      )}
    </form>
  )
}

/** A form with one choice whose options come when the spec says so. */
async function draw(start: Offer, kind: FormProps['kind'] = 'select') {
  const sent = vi.fn()
  const chosen = vi.fn()
  const translation = await createTranslation('en')
  const form = (offer: Offer) => (
    <AppProviders translation={translation} environment="test">
      <Form offer={offer} kind={kind} onSend={sent} onChoose={chosen} />
    </AppProviders>
  )
  const { rerender } = render(form(start))
  const user = userEvent.setup()
  await user.click(screen.getByLabelText('Choice', { selector: 'input' }))
  return {
    user,
    sent,
    chosen,
    offer: (next: Offer) => rerender(form(next)),
    lit: () => document.querySelector('[data-combobox-selected]')?.textContent,
  }
}

describe('a list whose options come late', () => {
  it('lights its first option as it comes, where somebody has pressed down before', async () => {
    const { user, sent, chosen, offer, lit } = await draw(pending)
    await user.keyboard('{ArrowDown}')
    offer(come('Ada', 'Ben'))
    expect(lit()).toBe('Ada')
    await user.keyboard('{ArrowDown}')
    expect(lit()).toBe('Ben')
    await user.keyboard('{Enter}')
    expect(chosen.mock.lastCall?.[0]).toBe('Ben')
    expect(sent).not.toHaveBeenCalled()
  })

  it('keeps the light where it was when others come before it', async () => {
    const { user, chosen, offer, lit } = await draw(come('Ben', 'Cleo'))
    await user.keyboard('{ArrowDown}{ArrowDown}')
    expect(lit()).toBe('Cleo')
    offer(come('Ada', 'Ben', 'Cleo', 'Dan'))
    expect(lit()).toBe('Cleo')
    await user.keyboard('{ArrowDown}')
    expect(lit()).toBe('Dan')
    await user.keyboard('{ArrowUp}{Enter}')
    expect(chosen.mock.lastCall?.[0]).toBe('Cleo')
  })

  it('lights the first one where what was lit is gone', async () => {
    const { user, chosen, offer, lit } = await draw(come('Ada', 'Ben', 'Cleo'))
    await user.keyboard('{ArrowUp}')
    expect(lit()).toBe('Cleo')
    offer(come('Dan', 'Eve'))
    expect(lit()).toBe('Dan')
    await user.keyboard('{ArrowUp}{Enter}')
    expect(chosen.mock.lastCall?.[0]).toBe('Eve')
  })

  it('takes what somebody chose before it had come', async () => {
    const { user, sent, chosen, offer } = await draw(pending)
    await user.keyboard('{ArrowDown}{Enter}')
    expect(chosen).not.toHaveBeenCalled()
    offer(come('Ada', 'Ben'))
    expect(chosen.mock.lastCall?.[0]).toBe('Ada')
    expect(sent).not.toHaveBeenCalled()
  })

  it('forgets that where somebody types on', async () => {
    const { user, chosen, offer } = await draw(pending)
    await user.keyboard('{ArrowDown}{Enter}b')
    offer(come('Ben'))
    expect(chosen).not.toHaveBeenCalled()
  })

  it('forgets it where somebody goes elsewhere', async () => {
    const { user, chosen, offer } = await draw(pending)
    await user.keyboard('{ArrowDown}{Enter}{Tab}')
    offer(come('Ada'))
    await user.click(screen.getByLabelText('Choice', { selector: 'input' }))
    offer(come('Ada', 'Ben'))
    expect(chosen).not.toHaveBeenCalled()
  })

  it('never sends the form while it is open', async () => {
    const { user, sent } = await draw(come('Ada'))
    await user.keyboard('{Enter}')
    expect(sent).not.toHaveBeenCalled()
    await user.keyboard('{Escape}{Enter}')
    expect(sent).toHaveBeenCalledOnce()
  })

  it('leaves a text to the field that takes texts', async () => {
    const { user, sent, chosen } = await draw(come('gift'), 'tags')
    await user.keyboard('vip{Enter}')
    expect(chosen.mock.lastCall?.[0]).toEqual(['vip'])
    await user.keyboard('{ArrowDown}{Enter}')
    expect(chosen.mock.lastCall?.[0]).toEqual(['vip', 'gift'])
    expect(sent).not.toHaveBeenCalled()
  })
})

it('also keeps Enter from sending the form around a list that was there from the beginning', async () => {
  const sent = vi.fn()
  const translation = await createTranslation('en')
  render(
    <AppProviders translation={translation} environment="test">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          sent()
        }}
      >
        <Select label="Country" data={['KR', 'JP']} searchable />
      </form>
    </AppProviders>,
  )
  const user = userEvent.setup()
  await user.click(screen.getByRole('combobox', { name: 'Country' }))
  await user.keyboard('{Enter}')
  expect(sent).not.toHaveBeenCalled()
})

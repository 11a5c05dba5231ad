import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { renderInEditor } from '../../../../../test/render'
import { LateSelect } from './LateSelect'

const fruits = ['Apple', 'Banana', 'Cherry']

function Fruit() {
  const [fruit, setFruit] = useState<string | null>('Banana')
  return (
    <LateSelect aria-label="Fruit" data={fruits} value={fruit} onChange={setFruit} allowDeselect={false} />
  )
}

const options = () => screen.queryAllByRole('option', { hidden: true })

it('has no list before one comes to it, and is used by keyboard like any other', async () => {
  await renderInEditor(branching, <Fruit />)
  expect(options()).toHaveLength(0)
  const user = userEvent.setup()
  await user.tab()
  expect(options()).toHaveLength(3)
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Fruit' }).value).toBe('Cherry')
})

it('is used by pointer like any other', async () => {
  await renderInEditor(branching, <Fruit />)
  const user = userEvent.setup()
  await user.click(screen.getByRole('combobox', { name: 'Fruit' }))
  await user.click(await screen.findByRole('option', { name: 'Apple' }))
  expect(screen.getByRole<HTMLInputElement>('combobox', { name: 'Fruit' }).value).toBe('Apple')
})

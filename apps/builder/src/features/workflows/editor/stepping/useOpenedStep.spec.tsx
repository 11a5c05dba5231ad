import { getRouteApi } from '@tanstack/react-router'
import { act, render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { OnWorkflowRoute } from '../../../../../test/OnWorkflowRoute'
import { useOpenedStep } from './useOpenedStep'

const route = getRouteApi('/shell/workflows/$workflowId')

function Steps() {
  const { opened, open, close } = useOpenedStep(branching)
  const { step } = route.useSearch()
  return (
    <>
      <p>{`open: ${opened ?? 'none'}`}</p>
      <p>{`address: ${step ?? 'none'}`}</p>
      {['tag', 'pause'].map((id) => (
        <button key={id} type="button" onClick={() => open(id)}>
          {id}
        </button>
      ))}
      <button type="button" onClick={close}>
        close
      </button>
    </>
  )
}

const press = (name: string) => act(() => screen.getByRole('button', { name }).click())

it('shows the step that was opened last at once; the address follows', async () => {
  render(
    <OnWorkflowRoute>
      <Steps />
    </OnWorkflowRoute>,
  )
  await screen.findByText('open: none')
  press('tag')
  expect(screen.getByText('open: tag')).toBeDefined()
  press('pause')
  expect(screen.getByText('open: pause')).toBeDefined()
  expect(screen.getByText('address: none')).toBeDefined()
  expect(await screen.findByText('address: pause')).toBeDefined()
  expect(screen.getByText('open: pause')).toBeDefined()
  press('close')
  expect(screen.getByText('open: none')).toBeDefined()
  expect(await screen.findByText('address: none')).toBeDefined()
})

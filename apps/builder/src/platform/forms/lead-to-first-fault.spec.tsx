import { Button, MantineProvider, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { leadToFirstFault } from './lead-to-first-fault'

function Form() {
  const form = useForm({
    initialValues: { name: 'Ada', city: '', street: '' },
    validate: { city: (city) => city === '' && 'Name a city.', street: () => 'Name a street.' },
  })
  return (
    <form noValidate onSubmit={form.onSubmit(() => {}, leadToFirstFault)}>
      <TextInput label="Name" {...form.getInputProps('name')} />
      <TextInput label="City" {...form.getInputProps('city')} />
      <TextInput label="Street" {...form.getInputProps('street')} />
      <Button type="submit">Send</Button>
    </form>
  )
}

it('leads to the first field that is wrong', async () => {
  render(<Form />, { wrapper: MantineProvider })
  await userEvent.click(screen.getByRole('button', { name: 'Send' }))
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('City')))
})

import { MantineProvider } from '@mantine/core'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { DecimalInput } from './DecimalInput'

/** A form that keeps hundredths, as that of the taxes does. */
function Rate({ onKeep }: { onKeep: (hundredths: number) => void }) {
  const [hundredths, setHundredths] = useState(0)
  return (
    <MantineProvider>
      <DecimalInput
        label="Rate"
        suffix="%"
        decimalScale={2}
        value={hundredths / 100}
        onChange={(percent) => {
          const kept = Math.round((percent ?? 0) * 100)
          setHundredths(kept)
          onKeep(kept)
        }}
      />
    </MantineProvider>
  )
}

it('keeps the point on the way to a decimal', async () => {
  const kept: number[] = []
  const user = userEvent.setup()
  render(<Rate onKeep={(hundredths) => kept.push(hundredths)} />)
  const input = screen.getByLabelText('Rate')
  await user.clear(input)
  await user.type(input, '7.05')
  expect(input).toHaveProperty('value', '7.05%')
  expect(kept.at(-1)).toBe(705)
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isObviousPin, pinSchema } from './pin.js'

it.each(['0000', '999999', '1234', '4321', '012345', '1212', '474747', '123123', '2580'])(
  'finds %s obvious',
  (pin) => {
    expect(isObviousPin(pin)).toBe(true)
    expect(pinSchema.safeParse(pin).success).toBe(false)
  },
)

it.each(['4071', '90218', '385016'])('takes %s', (pin) => {
  expect(pinSchema.parse(pin)).toBe(pin)
})

it.each(['', '123', '1234567', '12a4', ' 4071', '４０７１'])('takes 4 to 6 digits and not %j', (pin) => {
  expect(pinSchema.safeParse(pin).success).toBe(false)
})

it('refuses few of all PINs', () => {
  const pins = Array.from({ length: 10_000 }, (_, pin) => String(pin).padStart(4, '0'))
  expect(pins.filter(isObviousPin).length).toBeLessThan(150)
  fc.assert(
    fc.property(fc.constantFrom(...pins), (pin) => isObviousPin(pin) !== pinSchema.safeParse(pin).success),
  )
})

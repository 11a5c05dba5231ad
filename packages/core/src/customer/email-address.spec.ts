import { expect, it } from 'vitest'
import { emailAddressSchema } from './email-address.js'

it('takes what mail servers take, and says what is wrong with the rest', () => {
  const schema = emailAddressSchema('Enter an e-mail address.')
  expect(schema.parse(`${'a'.repeat(64)}@example.com`)).toHaveLength(76)
  const messages = (address: string) => schema.safeParse(address).error?.issues.map(({ message }) => message)
  expect(messages(`${'a'.repeat(65)}@example.com`)).toEqual([
    'No mail server takes more than 64 characters before the @.',
  ])
  expect(messages('nobody')).toContain('Enter an e-mail address.')
  expect(
    messages(`a@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.${'e'.repeat(60)}.com`),
  ).toHaveLength(1)
})

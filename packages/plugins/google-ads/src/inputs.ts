import { z } from '@counterflow/plugin-sdk'

/** An account as people copy it. */
const accountField = z
  .string()
  .trim()
  .regex(/^\d{3}-?\d{3}-?\d{4}$/, 'Expected the ten digits of an account, such as 123-456-7890.')

/** What every action of this plugin asks for. */
export const commonShape = {
  orderId: z.uuid().meta({ title: 'Order', 'x-counterflow-type': 'order' }),
  connection: z.uuid().meta({
    title: 'Connection',
    description: 'To https://googleads.googleapis.com/v26, signed in by OAuth.',
    'x-counterflow-options': 'connections',
  }),
  customerId: accountField.meta({ title: 'Account', description: 'Ten digits, as Google Ads shows them.' }),
  conversionActionId: z
    .string()
    .trim()
    .regex(/^\d{1,20}$/, 'Expected digits: the number after ctId= in the address of the conversion action.')
    .meta({
      title: 'Conversion action',
      description: 'The number after ctId= in the address, where Google Ads shows its details.',
    }),
  developerToken: z
    .string()
    .trim()
    .regex(
      /^[\w-]{10,60}$/,
      'Expected the developer token, as the API Center of the manager account shows it.',
    )
    .meta({ title: 'Developer token', description: 'From the API Center of your manager account.' }),
  loginCustomerId: accountField
    .optional()
    .meta({ title: 'Manager account', description: 'When the sign-in belongs to one.' }),
}

export const resultSchema = z.strictObject({
  uploaded: z.boolean().meta({ title: 'Uploaded' }),
  outcome: z.enum(['uploaded', 'known', 'no_click']).meta({
    title: 'Outcome',
    description: 'known: Google Ads had it already. no_click: nothing leads to a click.',
  }),
})

/** `123-456-7890` as the API wants it. */
export const digitsOf = (account: string): string => account.replaceAll('-', '')

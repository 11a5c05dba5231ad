import { z } from '@counterflow/plugin-sdk'

/** A line of a header or of a form. */
export const pairSchema = z.strictObject({
  name: z.string().trim().min(1, 'Give it a name.').max(200).meta({ title: 'Name' }),
  value: z.string().max(8_000).meta({ title: 'Value' }),
})

export const headersSchema = z
  .array(
    pairSchema.extend({
      name: z
        .string()
        .max(200)
        .regex(/^[\w!#$%&'*+.^`|~-]+$/, 'A header\'s name is one word, such as "X-Shop".')
        .meta({ title: 'Name' }),
    }),
  )
  .max(50)
  .meta({ title: 'Headers' })

/** How the address of a service is given: alone, or as a path of a connection. */
export const addressShape = {
  connection: z.uuid().optional().meta({
    title: 'Connection',
    description: 'Signs the request in. Without one, the request goes out as it is.',
    'x-counterflow-options': 'connections',
  }),
  url: z.string().trim().min(1, 'Give the address.').max(8_000).meta({
    title: 'Address',
    description: 'In full, such as https://api.example.com/orders; with a connection, a path is enough.',
  }),
}

export const headersOf = (pairs: readonly { name: string; value: string }[] = []): Record<string, string> =>
  Object.fromEntries(pairs.map(({ name, value }) => [name.toLowerCase(), value]))

import { z } from '@counterflow/plugin-sdk'

/** Fields that several actions ask for. */
export const orderIdField = z.uuid().meta({ title: 'Order', 'x-counterflow-type': 'order' })

export const notifyCustomerField = z.boolean().meta({
  title: 'Write to the customer',
  description: 'By mail, as when you do it yourself. Nobody is written to unless you say so.',
})

/** An order may come without a customer; then there is nobody to change, and the action does nothing. */
export const customerIdField = z
  .uuid()
  .nullable()
  .meta({ title: 'Customer', 'x-counterflow-type': 'customer' })

const tags = z.array(z.string().trim().min(1).max(40)).min(1).max(50)

export const orderTagsField = tags.meta({ title: 'Tags', 'x-counterflow-options': 'order-tags' })
export const customerTagsField = tags.meta({ title: 'Tags', 'x-counterflow-options': 'customer-tags' })

/** Names with values, in an order that people choose. */
export const entriesField = z
  .array(
    z.strictObject({
      name: z.string().trim().min(1, 'Give it a name.').max(40).meta({ title: 'Name' }),
      value: z.string().max(500).meta({ title: 'Value' }),
    }),
  )
  .max(50)

/** The entries as a record; of two with one name the later counts. */
export function recordOf(entries: z.infer<typeof entriesField>): Record<string, string> {
  return Object.fromEntries(entries.map(({ name, value }) => [name, value]))
}

export const tagsOutput = z.strictObject({ tags: z.array(z.string()).meta({ title: 'Tags' }) })

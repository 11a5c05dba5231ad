import { z } from '@counterflow/plugin-sdk'

/** Fields that several actions ask for. */
export const conversationIdField = z
  .uuid()
  .meta({ title: 'Conversation', 'x-counterflow-type': 'conversation' })

export const tagsField = z.array(z.string().trim().min(1).max(40)).min(1).max(50).meta({ title: 'Tags' })

export const tagsOutput = z.strictObject({ tags: z.array(z.string()).meta({ title: 'Tags' }) })

export const sentOutput = z.strictObject({
  entryId: z
    .uuid()
    .nullable()
    .meta({ title: 'Message ID', description: 'Nothing: the customer’s last message came from a machine.' }),
})

export const assigneeOutput = z.strictObject({
  staffId: z.uuid().meta({ title: 'Assigned to' }),
  name: z.string().meta({ title: 'Name' }),
})

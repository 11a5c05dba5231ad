import { z } from '@counterflow/plugin-sdk'

/** What a mail says, whoever it is for. */
export const contentShape = {
  subject: z.string().trim().min(1, 'Give the mail a subject.').max(500).meta({ title: 'Subject' }),
  body: z.string().trim().min(1, 'Write the text of the mail.').max(20_000).meta({
    title: 'Text',
    description: 'Plain text; an empty line begins a new paragraph.',
  }),
  fields: z
    .array(
      z.strictObject({
        label: z.string().trim().min(1, 'Give the field a label.').max(100).meta({ title: 'Label' }),
        value: z.json().meta({ title: 'Value' }),
      }),
    )
    .max(50)
    .optional()
    .meta({
      title: 'Additional fields',
      description: 'Listed below the text. Amounts and times are written as in your country.',
    }),
}

/** Has the form of the step show what would be sent (R83). */
export const previewed = { 'x-counterflow-preview': 'mail' }

export const sentSchema = z.strictObject({
  mailId: z.uuid().meta({ title: 'Mail' }),
  to: z.array(z.string()).meta({ title: 'To' }),
})

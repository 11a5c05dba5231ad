import { z } from 'zod'

export const fieldErrorSchema = z
  .strictObject({
    path: z.string().meta({ description: "A JSON Pointer into the body, or a parameter's name." }),
    message: z.string(),
    fix: z.string(),
  })
  .meta({ id: 'FieldError' })

/** RFC 9457, with the wrong fields and how to mend them. */
export const problemSchema = z
  .object({
    type: z.string().meta({ description: 'A stable URI that names the kind of problem.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    fix: z.string().optional().meta({ description: 'What to do about it.' }),
    instance: z.string().optional().meta({ description: 'The id of the request, as in the logs.' }),
    errors: z.array(fieldErrorSchema).optional(),
  })
  .meta({ id: 'Problem' })

export type ProblemDocument = z.infer<typeof problemSchema>

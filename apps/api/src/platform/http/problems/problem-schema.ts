import { z } from 'zod'

export const fieldErrorSchema = z
  .strictObject({
    path: z.string().meta({ description: "A JSON Pointer into the body, or a parameter's name." }),
    code: z.string().meta({
      description:
        "What is wrong, for programs, which may tell it in their own words: `missing`, `too_small` and the like, or the last part of the problem's type. It stays as it is while the texts may change.",
    }),
    params: z
      .record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]))
      .optional()
      .meta({ description: 'The figures that belong to the code, such as `minimum`.' }),
    message: z.string(),
    fix: z.string(),
  })
  .meta({ id: 'FieldError' })

/** RFC 9457, with the wrong fields and how to mend them. */
export const problemSchema = z
  .looseObject({
    type: z.string().meta({ description: 'A stable URI that names the kind of problem.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    fix: z.string().optional().meta({ description: 'What to do about it.' }),
    instance: z.string().optional().meta({ description: 'The id of the request, as in the logs.' }),
    errors: z.array(fieldErrorSchema).optional(),
  })
  .meta({
    id: 'Problem',
    description: 'RFC 9457. Kinds of problems have further members, such as `permission` or `changes`.',
  })

export type ProblemDocument = z.infer<typeof problemSchema>

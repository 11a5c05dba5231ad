import { mediaIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, publicAccess, requires } from '../../platform/http/route-contract.js'

/** An image as the API shows it: in WebP, in three sizes. */
export const shownMediaSchema = z
  .strictObject({
    id: mediaIdSchema,
    width: z.int().positive().meta({ description: 'Of the large form, in pixels.' }),
    height: z.int().positive(),
    small: z.string().meta({ description: 'Address of a form of at most 160 pixels: for lists.' }),
    medium: z.string().meta({ description: 'Address of a form of at most 640 pixels.' }),
    large: z.string().meta({ description: 'Address of a form of at most 1,600 pixels.' }),
  })
  .meta({ id: 'Media' })

export const mediaRoutes = {
  upload: defineRoute({
    method: 'POST',
    path: '/api/v1/media',
    access: requires('products.update'),
    operationId: 'uploadMedia',
    tag: 'Products',
    summary: 'Upload an image',
    description:
      'It is drawn anew as WebP in three sizes, without what was hidden in it, such as the place where it was taken. The same file again is answered with the same image.',
    upload: {
      field: 'file',
      mostBytes: 10_000_000,
      description: 'A JPEG, PNG, WebP, AVIF or GIF of at most 10 MB and 50 million pixels.',
    },
    status: 201,
    response: shownMediaSchema,
    problems: ['not-an-image', 'too-many-pixels', 'file-too-large', 'file-missing'],
  }),
  file: defineRoute({
    method: 'GET',
    path: '/api/v1/media/files/{file}',
    access: publicAccess,
    operationId: 'getMediaFile',
    tag: 'Products',
    summary: 'The file of an image',
    description: 'What is at an address never changes: it may be kept for ever.',
    params: z.strictObject({
      file: z
        .string()
        .regex(/^[0-9a-f]{64}-(small|medium|large)\.webp$/, 'Expected an address that the API gave out.'),
    }),
    answersFile: 'image/webp',
    status: 200,
    response: z.undefined(),
  }),
}

import { mediaIdSchema } from '@counterflow/core'
import { z } from 'zod'

/** An image as the API shows it: in WebP, in three sizes. */
export const shownMediaSchema = z.strictObject({
  id: mediaIdSchema,
  width: z.int().positive().meta({ description: 'Of the large form, in pixels.' }),
  height: z.int().positive(),
  small: z.string().meta({ description: 'Address of a form of at most 160 pixels: for lists.' }),
  medium: z.string().meta({ description: 'Address of a form of at most 640 pixels.' }),
  large: z.string().meta({ description: 'Address of a form of at most 1,600 pixels.' }),
})

import { z } from 'zod'
import { defineJob } from '../../platform/jobs/job-definition.js'

/** Goes through an uploaded file: looks at it, or carries it out when somebody said so. */
export const continueImport = defineJob({
  name: 'commerce.continue_catalogue_import',
  payload: z.strictObject({ importId: z.uuid() }),
})

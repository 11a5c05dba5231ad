import { z } from 'zod'

/** What the address of the page holds; what does not fit is left out instead of failing it. */
export const completenessSearchSchema = z.object({
  registerId: z.uuid().optional().catch(undefined),
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
})

import { z } from 'zod'
import { shiftStates } from './shift-queries'

/** What the address of the list of shifts holds; what does not fit is left out instead of failing the page. */
export const shiftSearchSchema = z.object({
  registerId: z.uuid().optional().catch(undefined),
  state: z.enum(shiftStates).optional().catch(undefined),
  from: z.iso.datetime().optional().catch(undefined),
  before: z.iso.datetime().optional().catch(undefined),
})

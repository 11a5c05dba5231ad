import { z } from 'zod'
import { exceptionKinds } from './exception-queries'

/** What the address of the exceptions holds; what does not fit is left out instead of failing the page. */
export const exceptionSearchSchema = z.object({
  tab: z.enum(['kept']).optional().catch(undefined),
  /** Without it, those that are open. */
  state: z.enum(['done', 'all']).optional().catch(undefined),
  kind: z.enum(exceptionKinds).optional().catch(undefined),
  registerId: z.uuid().optional().catch(undefined),
  /** Of kept entries: what was decided. */
  decided: z.enum(['open', 'accepted', 'set_aside']).optional().catch(undefined),
  parkedId: z.uuid().optional().catch(undefined),
})

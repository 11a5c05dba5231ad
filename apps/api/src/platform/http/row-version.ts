import { z } from 'zod'

/** How often a row was changed; a caller sends back what it saw, so that nobody's change is lost unseen. */
export const rowVersionSchema = z.int().min(0).max(2_147_483_647)

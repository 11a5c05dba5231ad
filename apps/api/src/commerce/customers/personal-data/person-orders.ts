import { type OrderId, orderIdSchema } from '@counterflow/core'
import { z } from 'zod'
import type { Person } from '../../../platform/personal-data/personal-data.js'

/** The orders of a person: in commerce, nothing else is theirs alone. */
export const orderIdsOf = ({ belongings }: Person): OrderId[] => z.array(orderIdSchema).parse(belongings)

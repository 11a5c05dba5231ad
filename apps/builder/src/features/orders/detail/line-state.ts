import type { Order } from '../order-queries'

type Line = Order['snapshot']['lines'][number]

/** How many pieces of a line are still to be sent. */
export const unsentOf = ({ quantity, fulfilled, removed }: Line): number => quantity - fulfilled - removed

/** How many pieces of a line can still be refunded. */
export const refundableOf = ({ quantity, refunded }: Line): number => quantity - refunded

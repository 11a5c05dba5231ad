import { OrderConfirmations } from './order-confirmations.js'
import { OrderLetters } from './order-letters.js'

/** What commerce needs to write to customers about their orders. */
export const letterProviders = [OrderLetters, OrderConfirmations]

import { receipts } from '../receipts/en.js'
import { till } from '../till/en.js'
import { tillSelling } from '../till-selling/en.js'

/** What a till says. */
export const tillBundle = { receipts, till, tillSelling }

import { receipts } from '../receipts/ja.js'
import type { Shape } from '../shape.js'
import { till } from '../till/ja.js'
import { tillSelling } from '../till-selling/ja.js'
import type { tillBundle as english } from './till.en.js'

export const tillBundle: Shape<typeof english> = { receipts, till, tillSelling }

import { receipts } from '../receipts/ko.js'
import type { Shape } from '../shape.js'
import { till } from '../till/ko.js'
import { tillSelling } from '../till-selling/ko.js'
import type { tillBundle as english } from './till.en.js'

export const tillBundle: Shape<typeof english> = { receipts, till, tillSelling }

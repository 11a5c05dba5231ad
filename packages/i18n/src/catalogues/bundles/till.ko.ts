import type { Shape } from '../shape.js'
import type { tillBundle as english } from './till.en.js'

export const tillBundle: Shape<typeof english> = {}

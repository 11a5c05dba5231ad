import { fieldProblems } from '../field-problems/ja.js'
import { general } from '../general/ja.js'
import { session } from '../session/ja.js'
import type { Shape } from '../shape.js'
import { values } from '../values/ja.js'
import type { sharedBundle as english } from './shared.en.js'

export const sharedBundle: Shape<typeof english> = {
  fieldProblems,
  general,
  session,
  values,
}

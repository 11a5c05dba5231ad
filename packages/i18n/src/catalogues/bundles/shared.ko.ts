import { fieldProblems } from '../field-problems/ko.js'
import { general } from '../general/ko.js'
import { session } from '../session/ko.js'
import type { Shape } from '../shape.js'
import { values } from '../values/ko.js'
import type { sharedBundle as english } from './shared.en.js'

export { koreanWording } from '../../korean/particles.js'

export const sharedBundle: Shape<typeof english> = {
  fieldProblems,
  general,
  session,
  values,
}

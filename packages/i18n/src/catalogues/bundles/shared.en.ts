import { fieldProblems } from '../field-problems/en.js'
import { general } from '../general/en.js'
import { session } from '../session/en.js'
import { values } from '../values/en.js'

/** What every application says, whoever reads it. */
export const sharedBundle = {
  fieldProblems,
  general,
  session,
  values,
}

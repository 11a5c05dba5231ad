import type { JsonExpectation } from '@counterflow/core'

/** What was expected where a body stops being JSON. */
export const expectedWords: Record<JsonExpectation, string> = {
  value: 'a value',
  value_or_bracket: 'a value or ]',
  name_or_brace: 'a name in double quotes or }',
  name: 'a name in double quotes',
  colon: 'a colon',
  comma_or_end: 'a comma or the closing bracket',
  nothing: 'the end of the text',
  closing_quote: 'the closing quote of a text',
  no_control_character: 'an escape such as \\n instead of a control character',
  known_escape: 'a known escape such as \\n or \\u00e9',
}

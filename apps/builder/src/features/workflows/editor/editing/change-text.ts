import type { Change } from '@counterflow/core'
import type { Translate } from '@counterflow/i18n'

/** A change in words: "delete “Capture payment”". */
export const changeText = ({ kind, name }: Change, t: Translate): string =>
  t(`editor.change.${kind}`, { name: name ?? '' })

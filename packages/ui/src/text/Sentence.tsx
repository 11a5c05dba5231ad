import type { TextKey } from '@counterflow/i18n'
import { createElement, Fragment, type ReactNode } from 'react'
import { useText } from './useText'

interface SentenceProps {
  text: TextKey
  values: Record<string, ReactNode>
}

// Characters of the private use area: no text of ours or of a merchant holds them.
const opening = '\uE000'
const closing = '\uE001'

/** A text of the catalogues whose placeholders are filled with elements, in the order that its language wants. */
export function Sentence({ text, values }: SentenceProps) {
  const { t } = useText()
  const names = Object.keys(values)
  const marked = t(text, Object.fromEntries(names.map((name) => [name, `${opening}${name}${closing}`])))
  const parts = marked.split(/\uE000([^\uE001]*)\uE001/)
  return createElement(Fragment, null, ...parts.map((part, index) => (index % 2 === 1 ? values[part] : part)))
}

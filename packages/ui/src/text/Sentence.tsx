import { readAs, type TextKey } from '@counterflow/i18n'
import { createElement, Fragment, isValidElement, type ReactNode } from 'react'
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
  const marks = Object.entries(values).map(([name, value]) => [
    name,
    `${opening}${name}${readAs}${lastWords(value)}${closing}`,
  ])
  const parts = t(text, Object.fromEntries(marks)).split(/\uE000([^\uE002]*)\uE002[^\uE001]*\uE001/)
  return createElement(Fragment, null, ...parts.map((part, index) => (index % 2 === 1 ? values[part] : part)))
}

/** How an element ends in words, as far as they can be told without drawing it. */
function lastWords(value: ReactNode): string {
  if (typeof value === 'string' || typeof value === 'number') return `${value}`
  if (Array.isArray(value)) return lastWords(value.at(-1))
  if (!isValidElement<{ children?: ReactNode }>(value)) return ''
  // What a component makes of its children nobody knows.
  return typeof value.type === 'string' ? lastWords(value.props.children) : ''
}

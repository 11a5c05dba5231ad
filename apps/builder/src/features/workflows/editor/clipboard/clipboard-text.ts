import {
  adoptCurrency,
  type Currency,
  checkGraph,
  definitionOf,
  type Fragment,
  fragmentOf,
  fragmentSchema,
  readWorkflowFile,
  type WorkflowDefinition,
} from '@counterflow/core'
import { placesOf } from '../../graph/layered-layout'

/** What is longer was not copied here. */
const longestText = 20_000_000

/** A fragment as it travels over the clipboard. */
export const fragmentText = (fragment: Fragment): string => JSON.stringify(fragment)

/**
 * The steps and notes in a copied text: a fragment, or a whole workflow file. Amounts come in the shop's currency,
 * where it is known. Undefined where the text is neither.
 */
export function fragmentIn(text: string, currency: Currency | undefined): Fragment | undefined {
  if (text.length > longestText || !text.trimStart().startsWith('{')) return undefined
  const copied = fragmentOfText(text) ?? fragmentOfFile(text)
  if (copied === undefined) return undefined
  const carrier = carrierOf(copied)
  // A text that somebody wrote by hand may hold a circle or lead to nowhere.
  if (checkGraph(carrier).length > 0) return undefined
  return currency === undefined ? copied : { ...copied, nodes: adoptCurrency(carrier, currency).nodes }
}

function fragmentOfText(text: string): Fragment | undefined {
  try {
    return fragmentSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

function fragmentOfFile(text: string): Fragment | undefined {
  const reading = readWorkflowFile(text)
  if (!('file' in reading)) return undefined
  const definition = definitionOf(reading.file)
  const ids = new Set([...definition.nodes, ...(definition.notes ?? [])].map(({ id }) => id))
  return fragmentOf(definition, ids, placesOf(definition))
}

/** A workflow that holds nothing but the fragment. */
const carrierOf = ({ nodes, edges, layout, notes }: Fragment): WorkflowDefinition => ({
  schema: 1,
  name: 'Copied',
  trigger: null,
  nodes,
  edges,
  layout,
  notes,
})

import {
  edgeId,
  type Outline,
  type OutlineExit,
  type OutlineStep,
  outlineOf,
  type WorkflowDefinition,
  type WorkflowNote,
} from '@counterflow/core'

interface RowPlace {
  /** The id of a step or a note, the id of an edge, or a name that none of these can have. */
  readonly key: string
  /** 1 for the outermost. */
  readonly level: number
  readonly position: number
  readonly size: number
  readonly parent: string | undefined
  /** Undefined where there is nothing to unfold. */
  readonly expanded: boolean | undefined
}

export type OutlineRow = RowPlace &
  (
    | { readonly kind: 'step'; readonly step: OutlineStep; readonly isJoin: boolean }
    | { readonly kind: 'exit'; readonly exit: OutlineExit }
    | { readonly kind: 'group'; readonly group: 'loose' | 'notes' }
    | { readonly kind: 'note'; readonly note: WorkflowNote }
  )

/** What somebody folded or unfolded; everything else is as `isOpenByItself` says. */
export type Folding = ReadonlyMap<string, boolean>

const groupKey = (group: 'loose' | 'notes') => `group:${group}`

export const exitKey = ({ nodeId, port, edge }: OutlineExit): string =>
  edge === undefined ? `${nodeId}:${port}` : edgeId(edge)

/** Steps whose exits all lead nowhere yet are folded, unless choosing between exits is what they are for. */
const isOpenByItself = ({ exits }: OutlineStep): boolean =>
  exits.some(({ leadsTo, port }) => leadsTo !== 'nothing' || port === 'otherwise')

interface Branch {
  readonly of: (place: RowPlace) => OutlineRow
  readonly key: string
  readonly isOpen: boolean
  readonly children: () => Branch[]
  readonly count: number
}

/** The lines of an outline that are to be seen, from top to bottom. */
export function outlineRows(definition: WorkflowDefinition, folding: Folding): OutlineRow[] {
  return rowsWhere(definition, (key, isOpen) => folding.get(key) ?? isOpen)
}

function rowsWhere(
  definition: WorkflowDefinition,
  isUnfolded: (key: string, isOpen: boolean) => boolean,
): OutlineRow[] {
  const rows: OutlineRow[] = []
  const add = (branches: readonly Branch[], level: number, parent: string | undefined) => {
    for (const [index, { of, key, isOpen, children, count }] of branches.entries()) {
      const expanded = count === 0 ? undefined : isUnfolded(key, isOpen)
      rows.push(of({ key, level, position: index + 1, size: branches.length, parent, expanded }))
      if (expanded) add(children(), level + 1, key)
    }
  }
  add(branchesOf(definition, outlineOf(definition)), 1, undefined)
  return rows
}

function branchesOf(definition: WorkflowDefinition, { main, loose }: Outline): Branch[] {
  const incoming = Map.groupBy(definition.edges, ({ to }) => to)
  const step = (one: OutlineStep): Branch => ({
    key: one.id,
    of: (place) => ({
      ...place,
      kind: 'step',
      step: one,
      isJoin: (incoming.get(one.id)?.length ?? 0) > 1,
    }),
    isOpen: isOpenByItself(one),
    count: one.exits.length,
    children: () => one.exits.map(exit),
  })
  const exit = (one: OutlineExit): Branch => ({
    key: exitKey(one),
    of: (place) => ({ ...place, kind: 'exit', exit: one }),
    isOpen: true,
    count: one.steps.length,
    children: () => one.steps.map(step),
  })
  const note = (one: WorkflowNote): Branch => ({
    key: one.id,
    of: (place) => ({ ...place, kind: 'note', note: one }),
    isOpen: false,
    count: 0,
    children: () => [],
  })
  const group = (name: 'loose' | 'notes', children: Branch[]): Branch[] =>
    children.length === 0
      ? []
      : [
          {
            key: groupKey(name),
            of: (place) => ({ ...place, kind: 'group', group: name }),
            isOpen: true,
            count: children.length,
            children: () => children,
          },
        ]
  return [
    ...main.map(step),
    ...group('loose', loose.map(step)),
    ...group('notes', (definition.notes ?? []).map(note)),
  ]
}

/** `folding` with everything around a step or a note unfolded. */
export function unfoldedTo(definition: WorkflowDefinition, folding: Folding, key: string): Folding {
  if (outlineRows(definition, folding).some((row) => row.key === key)) return folding
  const all = rowsWhere(definition, () => true)
  const byKey = new Map(all.map((row) => [row.key, row]))
  const next = new Map(folding)
  for (let at = byKey.get(key)?.parent; at !== undefined; at = byKey.get(at)?.parent) next.set(at, true)
  return next
}

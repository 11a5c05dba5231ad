import type { Position, WorkflowEdge } from '@counterflow/core'

/** What the menu was opened upon; what is chosen has been chosen by then. */
export type MenuSubject =
  | { readonly kind: 'step'; readonly id: string }
  | { readonly kind: 'note'; readonly id: string }
  | { readonly kind: 'several' }
  | { readonly kind: 'edge'; readonly edge: WorkflowEdge }
  | { readonly kind: 'canvas'; readonly at: Position }

/** A menu that is open, and where on the screen. */
export interface OpenMenu {
  readonly subject: MenuSubject
  readonly screen: Position
}

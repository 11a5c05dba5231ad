import type { StaffId, TillAction, TillPolicy, TillStaff } from '@counterflow/core'
import type { Live } from './live'

/** Who works at the till. */
export interface Seller {
  readonly staff: TillStaff
  readonly policy: TillPolicy
  /** The screen asks for a PIN; what is drawn behind it is still theirs. */
  readonly isLocked: boolean
}

/** Somebody may do it, by themselves (`null`) or because of whom it names. */
export interface Approval {
  readonly approvedBy: StaffId | null
}

/** A question that waits for somebody who may say yes. Without any of them, it only says no. */
export interface ApprovalRequest {
  readonly action: TillAction
  readonly approvers: readonly TillStaff[]
}

/** What became of a typed PIN. `wait`: too many were wrong; not before that moment of this device's clock. */
export type PinAnswer =
  | { readonly kind: 'right' }
  | { readonly kind: 'wrong'; readonly left: number }
  | { readonly kind: 'wait'; readonly until: number }

/** Who may do what. */
export interface TillSession {
  /** Undefined until somebody has typed their PIN. */
  readonly seller: Live<Seller | undefined>
  /** What is being asked at the moment; drawn by the shell. */
  readonly request: Live<ApprovalRequest | undefined>
  /**
   * Whether the seller may do `action`; asks for the PIN of somebody who may where a manager must approve.
   * @param discountBasisPoints how large a discount is, for the two actions that give one.
   * @returns `denied` also when nobody approved. The till has said so already.
   */
  ask(action: TillAction, discountBasisPoints?: number): Promise<Approval | 'denied'>
  /** Somebody begins to work, or goes on. */
  enter(staffId: StaffId, pin: string): Promise<PinAnswer>
  /** One of the approvers types their PIN. */
  approve(staffId: StaffId, pin: string): Promise<PinAnswer>
  /** Nobody approves. */
  decline(): void
  lock(): void
}

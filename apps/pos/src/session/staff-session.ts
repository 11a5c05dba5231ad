import {
  managersTillPolicy,
  type StaffId,
  type TillAction,
  type TillPolicy,
  type TillSettings,
  type TillStaff,
  tillAllowance,
  usualTillPolicy,
} from '@counterflow/core'
import { Kept } from '../till/live'
import type { TillRecords } from '../till/till-records'
import type { Approval, ApprovalRequest, PinAnswer, Seller, TillSession } from '../till/till-session'
import type { PinGuard } from './pin-guard'

/** What `staff` may do: those who manage registers everything, others what their role's policy says. */
export function policyOf(staff: TillStaff, settings: TillSettings | undefined): TillPolicy {
  return staff.manages ? managersTillPolicy : (settings?.policies[staff.role] ?? usualTillPolicy)
}

/** Who works at this till, as their PINs say. */
export class StaffSession implements TillSession {
  readonly seller = new Kept<Seller | undefined>(undefined)
  readonly request = new Kept<ApprovalRequest | undefined>(undefined)
  private settle: ((answer: Approval | 'denied') => void) | undefined

  constructor(
    private readonly records: Pick<TillRecords, 'staff' | 'settings'>,
    private readonly pins: PinGuard,
  ) {
    records.staff.follow(() => this.refresh())
    records.settings.follow(() => this.refresh())
  }

  async ask(action: TillAction, discountBasisPoints = 0): Promise<Approval | 'denied'> {
    const seller = this.seller.read()
    if (seller === undefined || seller.isLocked) return 'denied'
    const allowance = tillAllowance(seller.policy, action, discountBasisPoints)
    if (allowance === 'allowed') return { approvedBy: null }
    this.decline()
    const approvers = allowance === 'denied' ? [] : this.approvers(action, discountBasisPoints)
    const { promise, resolve } = Promise.withResolvers<Approval | 'denied'>()
    this.settle = resolve
    this.request.set({ action, approvers })
    return promise
  }

  async enter(staffId: StaffId, pin: string): Promise<PinAnswer> {
    const staff = this.staffOf(staffId)
    const answer = await this.pins.check(staff, pin)
    if (answer.kind === 'right' && staff !== undefined)
      this.seller.set({ staff, policy: policyOf(staff, this.records.settings.read()), isLocked: false })
    return answer
  }

  async approve(staffId: StaffId, pin: string): Promise<PinAnswer> {
    const approver = this.request.read()?.approvers.find((one) => one.staffId === staffId)
    const answer = await this.pins.check(approver, pin)
    if (answer.kind === 'right') this.finish({ approvedBy: staffId })
    return answer
  }

  decline(): void {
    this.finish('denied')
  }

  lock(): void {
    this.decline()
    const seller = this.seller.read()
    if (seller !== undefined) this.seller.set({ ...seller, isLocked: true })
  }

  private finish(answer: Approval | 'denied'): void {
    const { settle } = this
    this.settle = undefined
    this.request.set(undefined)
    settle?.(answer)
  }

  private staffOf(staffId: StaffId): TillStaff | undefined {
    return this.records.staff.read().find((staff) => staff.staffId === staffId)
  }

  private approvers(action: TillAction, discountBasisPoints: number): TillStaff[] {
    const settings = this.records.settings.read()
    return this.records.staff
      .read()
      .filter(
        (staff) =>
          staff.pin !== null &&
          tillAllowance(policyOf(staff, settings), action, discountBasisPoints) === 'allowed',
      )
  }

  /** Follows what the back office changes; somebody who may sell no longer is locked out at once. */
  private refresh(): void {
    const seller = this.seller.read()
    if (seller === undefined) return
    const staff = this.staffOf(seller.staff.staffId)
    if (staff === undefined || staff.pin === null) this.lock()
    else this.seller.set({ ...seller, staff, policy: policyOf(staff, this.records.settings.read()) })
  }
}

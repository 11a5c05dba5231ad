/** What other features may use of identity. */
export { ActorPermissions } from './actors/actor-permissions.js'
export {
  type LetterOutcome,
  type LinkCourier,
  LinkCouriers,
  type LinkLetter,
} from './password-links/link-couriers.js'
export { type ListedRole, RoleDirectory } from './roles/role-directory.js'
export { roleChangedEvent } from './roles/role-events.js'
export { StaffDirectory, type StaffMember } from './staff/staff-directory.js'
export { staffChanged } from './staff/staff-events.js'
export { type RosterEntry, StaffRoster } from './staff/staff-roster.js'

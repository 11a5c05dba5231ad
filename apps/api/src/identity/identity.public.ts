/** What other features may use of identity. */
export { ActorPermissions } from './actors/actor-permissions.js'
export { StaffDirectory, type StaffMember } from './staff/staff-directory.js'

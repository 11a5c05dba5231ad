/** What other features may use of identity. */
export { StaffDirectory, type StaffMember } from './staff/staff-directory.js'

/** What other features may use of the audit. */
export { type AuditedDeed, AuditTrail } from './audit-trail.js'
export { AuditTrailModule } from './audit-trail.module.js'

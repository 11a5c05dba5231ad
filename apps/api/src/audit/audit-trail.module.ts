import { Module } from '@nestjs/common'
import { AuditTrail } from './audit-trail.js'

/** For features that do something that no request asked for. */
@Module({ providers: [AuditTrail], exports: [AuditTrail] })
export class AuditTrailModule {}

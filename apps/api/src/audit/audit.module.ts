import { Module } from '@nestjs/common'
import { AuditController } from './audit.controller.js'
import { AuditKeeping } from './audit-keeping.js'
import { AuditList } from './audit-list.js'
import { AuditRecording } from './audit-recording.js'
import { AuditTrailModule } from './audit-trail.module.js'

/** The record of what requests did, and its screen's routes. */
@Module({
  imports: [AuditTrailModule],
  controllers: [AuditController],
  providers: [AuditRecording, AuditList, AuditKeeping],
})
export class AuditModule {}

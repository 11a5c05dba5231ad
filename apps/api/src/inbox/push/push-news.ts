import {
  type ConversationId,
  conversationIdSchema,
  conversationSnapshotSchema,
  type StaffId,
  staffIdSchema,
} from '@counterflow/core'
import { createTranslation } from '@counterflow/i18n'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { ActorPermissions } from '../../identity/identity.public.js'
import { DATABASE, type Database, type Transaction } from '../../platform/database/database.js'
import { EventLog, type RecordedEvent } from '../../platform/events/event-log.js'
import { defineJob } from '../../platform/jobs/job-definition.js'
import { JobQueue } from '../../platform/jobs/job-queue.js'
import { LOGGER, type Logger } from '../../platform/logging/logger.js'
import { messageReceived } from '../inbox-events.js'
import { type PushDevice, pushDevices } from './push-device.table.js'
import { PushService } from './push-service.js'

/** Tells the devices of those whom a conversation concerns that there is news in it. */
export const tellDevices = defineJob({
  name: 'inbox.tell_devices',
  payload: z.strictObject({ conversationId: conversationIdSchema, assigneeId: staffIdSchema.nullable() }),
})

const payloadSchema = z.object({ conversation: conversationSnapshotSchema })

/** Brings it to the devices of staff that a customer has written: that, and neither who nor what. */
@Injectable()
export class PushNews {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(PushService) private readonly service: PushService,
    @Inject(ActorPermissions) private readonly permissions: ActorPermissions,
    @Inject(JobQueue) private readonly jobs: JobQueue,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(EventLog) events: EventLog,
  ) {
    events.react((transaction, happened) => this.follow(transaction, happened))
    jobs.handle(tellDevices, ({ conversationId, assigneeId }) => this.tell(conversationId, assigneeId))
  }

  private async follow(transaction: Transaction, happened: readonly RecordedEvent[]): Promise<void> {
    if (happened[0]?.type !== messageReceived.type) return
    const asked = new Map<StaffId | null, Promise<boolean>>()
    for (const { payload } of happened) {
      const { id: conversationId, assigneeId } = payloadSchema.parse(payload).conversation
      const anybody = asked.get(assigneeId) ?? this.concernsAnybody(transaction, assigneeId)
      asked.set(assigneeId, anybody)
      if (!(await anybody)) continue
      // Of several messages that come together, one is told. It is not tried again: news grows old.
      const options = { key: `${tellDevices.name}/${conversationId}`, maxAttempts: 1 }
      await this.jobs.enqueue(transaction, tellDevices, { conversationId, assigneeId }, options)
    }
  }

  private async concernsAnybody(transaction: Transaction, assigneeId: StaffId | null): Promise<boolean> {
    const [somebody] = await transaction
      .select({ id: pushDevices.id })
      .from(pushDevices)
      .where(concerned(assigneeId))
      .limit(1)
    return somebody !== undefined
  }

  private async tell(conversationId: ConversationId, assigneeId: StaffId | null): Promise<void> {
    const devices = await this.database.select().from(pushDevices).where(concerned(assigneeId))
    const owners = [...new Set(devices.map(({ staffId }) => staffId))]
    const held = await this.permissions.now(owners.map((id) => ({ type: 'staff', id })))
    // Whoever has left, or may not read the inbox any more, is told nothing.
    const allowed = devices.filter(({ staffId }) => held.get(staffId)?.includes('inbox.read') === true)
    await Promise.all(allowed.map((device) => this.send(device, conversationId)))
  }

  private async send(device: PushDevice, conversationId: ConversationId): Promise<void> {
    const { t } = await createTranslation(device.language)
    const outcome = await this.service.send(device, {
      title: t('inboxFigures.push.newMessage'),
      body: t('navigation.inbox'),
      url: `/admin/inbox/${conversationId}`,
      tag: conversationId,
    })
    if (outcome === 'taken') return
    if (outcome === 'gone') {
      await this.database.delete(pushDevices).where(eq(pushDevices.id, device.id))
    } else {
      this.logger.warn({ deviceId: device.id, reason: outcome.refused }, 'A device could not be told.')
    }
  }
}

/** The devices that tell of a conversation: of whoever has it, or of all who look after those that nobody has. */
function concerned(assigneeId: StaffId | null): SQL | undefined {
  return assigneeId === null
    ? eq(pushDevices.unassigned, true)
    : and(eq(pushDevices.staffId, assigneeId), eq(pushDevices.mine, true))
}

import { staffIdSchema } from '@counterflow/core'
import { createTranslation } from '@counterflow/i18n'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, count, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { Actor } from '../../platform/http/actor.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import type { pushRoutes } from './push.contract.js'
import { type PushDevice, pushDevices } from './push-device.table.js'
import {
  pushDeviceGone,
  pushNotAccepted,
  staffAlone,
  tooManyDevices,
  unknownDevice,
} from './push-problems.js'
import { PushService } from './push-service.js'

type Shown = RouteOutput<typeof pushRoutes.subscribe>

const most = 20

/** The devices of whoever is signed in. Every method throws Problem `no-session` for a program. */
@Injectable()
export class PushDevices {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(PushService) private readonly service: PushService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(actor: Actor): Promise<RouteOutput<typeof pushRoutes.list>> {
    const items = await this.database
      .select()
      .from(pushDevices)
      .where(eq(pushDevices.staffId, staffOf(actor)))
      .orderBy(asc(pushDevices.id))
    return { publicKey: (await this.service.keys()).publicKey, items: items.map(shown) }
  }

  /** Subscribes a device, or takes over the one that is known. @throws Problem `too-many-push-devices`. */
  async subscribe(
    { endpoint, keys, language, mine, unassigned }: RouteInput<typeof pushRoutes.subscribe>['body'],
    actor: Actor,
    userAgent: string | undefined,
  ): Promise<Shown> {
    const staffId = staffOf(actor)
    const [known] = await this.database
      .select({ devices: count() })
      .from(pushDevices)
      .where(eq(pushDevices.staffId, staffId))
    if ((known?.devices ?? 0) >= most) throw tooManyDevices(most)
    const spoken = { language, userAgent: userAgent?.slice(0, 500) ?? null }
    const written = { staffId, ...keys, ...spoken, mine, unassigned }
    const [device] = await this.database
      .insert(pushDevices)
      .values({ id: uuidv7(), endpoint, ...written, createdAt: this.clock() })
      .onConflictDoUpdate({ target: pushDevices.endpoint, set: written })
      .returning()
    if (device === undefined) throw new Error('The device was not recorded.')
    return shown(device)
  }

  /** @throws Problem `not-found`. */
  async change(
    deviceId: string,
    { mine, unassigned }: RouteInput<typeof pushRoutes.change>['body'],
    actor: Actor,
  ): Promise<Shown> {
    const before = await this.own(deviceId, actor)
    const wishes = { mine: mine ?? before.mine, unassigned: unassigned ?? before.unassigned }
    const [device] = await this.database
      .update(pushDevices)
      .set(wishes)
      .where(eq(pushDevices.id, deviceId))
      .returning()
    if (device === undefined) throw unknownDevice()
    return shown(device)
  }

  /** @throws Problem `not-found`. */
  async remove(deviceId: string, actor: Actor): Promise<void> {
    await this.own(deviceId, actor)
    await this.database.delete(pushDevices).where(eq(pushDevices.id, deviceId))
  }

  /** Sends a notification that tells nothing. @throws Problem `not-found`, `push-device-gone`, `push-not-accepted`. */
  async test(deviceId: string, actor: Actor): Promise<void> {
    const device = await this.own(deviceId, actor)
    const { t } = await createTranslation(device.language)
    const outcome = await this.service.send(device, {
      title: t('inboxFigures.push.testTitle'),
      body: t('navigation.inbox'),
      url: '/admin/inbox',
      tag: 'test',
    })
    if (outcome === 'taken') return
    if (outcome !== 'gone') throw pushNotAccepted(outcome.refused)
    await this.database.delete(pushDevices).where(eq(pushDevices.id, deviceId))
    throw pushDeviceGone()
  }

  private async own(deviceId: string, actor: Actor): Promise<PushDevice> {
    const [device] = await this.database
      .select()
      .from(pushDevices)
      .where(and(eq(pushDevices.id, deviceId), eq(pushDevices.staffId, staffOf(actor))))
    if (device === undefined) throw unknownDevice()
    return device
  }
}

function staffOf({ type, id }: Actor) {
  if (type !== 'staff' || id === null) throw staffAlone()
  return staffIdSchema.parse(id)
}

function shown({ id, userAgent, mine, unassigned, createdAt }: PushDevice): Shown {
  return { id, userAgent, mine, unassigned, createdAt: createdAt.toISOString() }
}

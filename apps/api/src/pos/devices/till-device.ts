import type { LocationId, RegisterId, TillSyncVersion } from '@counterflow/core'
import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'

/** The device that sends a request, and which register it is. */
export interface TillDevice {
  readonly deviceId: string
  readonly registerId: RegisterId
  readonly registerName: string
  readonly locationId: LocationId
  /** Which of the devices that have been this register. */
  readonly epoch: number
  /** By which its signatures are checked: ECDSA P-256, SPKI in base64url. */
  readonly publicKey: string
  /** Whether it must record nothing more. What it has recorded it may still send. */
  readonly frozen: boolean
  /** Of the contract with tills: what goes down is written in it. */
  readonly syncVersion: TillSyncVersion
  /** How far it says that a ledger goes, as its header has it: not yet believed. */
  readonly announcement: string | undefined
}

const devices = new WeakMap<FastifyRequest, TillDevice>()

export function rememberDevice(request: FastifyRequest, device: TillDevice): void {
  devices.set(request, device)
}

/** Which device sent the request. For routes that are for enrolled devices. */
export const CurrentDevice = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const device = devices.get(context.switchToHttp().getRequest<FastifyRequest>())
  if (device === undefined) throw new Error(`${context.getHandler().name} is not for devices.`)
  return device
})

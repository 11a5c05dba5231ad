import type { FastifyRequest } from 'fastify'

/** Lets in the devices that were enrolled. The platform knows none of them: a feature implements this. */
export interface DeviceAdmission {
  /**
   * Finds out which device sends `request`, and keeps that for its handler.
   * @throws Problem when the request does not prove to come from one that may ask.
   */
  admit(request: FastifyRequest): Promise<void>
}

export const DEVICE_ADMISSION = Symbol('DeviceAdmission')
